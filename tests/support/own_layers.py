"""Sources as users have them: in memory, with ids of any kind, on a small resistance."""

from pathlib import Path

from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

CASES = Path(__file__).resolve().parents[1] / "data" / "own_layers"
ZONE = "EPSG:32648"
RESISTANCE = str(CASES / "resist30m.tif")
CURVED_ROADS = [
    "LINESTRING (500000 3998300,502400 3998300)",
    "COMPOUNDCURVE (CIRCULARSTRING (500100 3999500,501000 3999700,502000 3999500))",
]
STRIP = "POLYGON ((500200 3999800,501100 3998940,501105.5 3998945.8,500205.5 3999805.8,500200 3999800))"
# Three sources in an order that is not that of their codes.
CODES = {
    3: "POLYGON ((500060 3998650,500660 3998650,500660 3999400,500060 3999400,500060 3998650))",
    1: "POLYGON ((501680 3999580,501800 3999580,501800 3999700,501680 3999700,501680 3999580))",
    2: "POLYGON ((501590 3998560,501740 3998560,501740 3998710,501590 3998710,501590 3998560))",
}


def memory_layer(kind, rows, fields="", name="layer", crs=ZONE):
    """A layer in memory of (wkt, values)."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}{fields}", name, "memory")
    assert layer.isValid()
    features = []
    for wkt, values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        feature.setGeometry(QgsGeometry.fromWkt(wkt) if wkt else QgsGeometry())
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def named_sources(names, kind="string(40)"):
    return memory_layer("Polygon", [(CODES[code], [names[code]]) for code in CODES], f"&field=code:{kind}", "sources")


def lines_of(esp):
    """What a run said."""
    return "\n".join(esp.feedback.lines)
