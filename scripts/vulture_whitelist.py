"""Names that only others call or read; for `vulture`, which finds dead code and does not see them used.

Add a name only when QGIS, Qt, GDAL or jinja2 calls or reads it, or when it is a field of a result.
"""

_ = object()

# QGIS and Processing: the plugin, the provider, algorithms, feedback.
(_.classFactory, _.initGui, _.unload, _.longName, _.versionInfo, _.loadAlgorithms)
(_.groupId, _.shortHelpString, _.shortDescription, _.helpUrl, _.tags, _.createInstance, _.initAlgorithm)
(_.prepareAlgorithm, _.postProcessAlgorithm, _.postProcessLayer, _.fatalError)
# Qt: events, sizes and models.
(_.paintEvent, _.mousePressEvent, _.mouseMoveEvent, _.mouseReleaseEvent, _.mouseDoubleClickEvent, _.eventFilter)
(_.minimumSizeHint, _.headerData, _.closeEvent, _.lessThan)
# Settings that QGIS, jinja2 and zipfile read.
(_.fieldName, _.isExpression, _.placement, _.displayAll, _.driverName, _.layerOptions, _.actionOnExistingFile)
(_.generateWorldFile, _.exportMetadata, _.trim_blocks, _.lstrip_blocks, _.compress_type, _.external_attr)
(_.create_system, _.isCompatibleWithAlgorithm)
# Named by text: windows of the menu, keys of a configuration, components of health.
(_.NetworkView, _.habitat_file, _.polygon_file, _.mask_file, _.point_file, _.included_pairs_file)
(_.variable_source_file, _.source_file, _.ground_file, _.EV, _.EO, _.ER, _.PH)
(_.resistance_file, _.condition1_file, _.condition2_file, _.condition1_future_file, _.condition2_future_file)
(_.condition1_lower, _.condition1_upper, _.condition2_lower, _.condition2_upper)
# Fields of results.
(_.top_limit, _.squares_within, _.cost_ratio, _.cost_efficiency, _.mean_degree, _.count_within, _.length_within)
(_.agreement_low, _.agreement_high, _.mean_first, _.mean_second, _.node_recovery, _.edge_recovery)
(_.railway_distance, _.highway_distance)
# Kept only so that Python does not take the object away.
(_._own_layer, _._editors, _.parent_feedback)
# Places of a window that the tests click.
(_.cell_of, _.mending_buttons)
# What python-docx reads of a document.
(_.author, _.modified, _.page_height, _.page_width, _.left_margin, _.right_margin, _.bottom_margin, _.top_margin)
(_.space_after, _.subscript, _.superscript, _.italic, _.keep_with_next, _.alignment)
