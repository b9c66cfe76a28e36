"""The science of ESP Toolbox on numpy arrays; knows nothing of QGIS, Qt, GDAL or files."""
