"""Where a model's step has a value from, as all versions of QGIS tell it."""

from qgis.core import Qgis, QgsProcessingModelChildParameterSource

# Newer versions keep the kinds apart from the class.
KINDS = getattr(Qgis, "ProcessingModelChildParameterSource", QgsProcessingModelChildParameterSource)
