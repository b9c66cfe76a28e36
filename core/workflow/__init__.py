"""The whole chain of both papers as functions of arrays and parameters, step by step as the QGIS models."""
