"""What QGIS 4.4 keeps of Processing's Python windows."""
