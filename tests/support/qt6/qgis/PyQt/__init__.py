"""PyQt6 as QGIS 4 hands it on; PyQt5's names that QGIS puts back are left out, which is stricter."""
