"""What QGIS, GDAL and the language of the user are: compat, messages, translations, help pages, version."""
