"""Several outputs of a run: two on one target, layers of one GeoPackage, and a later one that fails."""

import pytest
from network_layers import write_corridors, write_sources
from osgeo import ogr
from qgis.core import QgsProcessingException, QgsVectorLayer
from refusals import facts_of, refused


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.gpkg", "a.gpkg"),
        ("a.gpkg", "A.gpkg"),
        ("a.gpkg", "deep/../a.gpkg"),
        ("a.shp", "a.geojson"),
        ("ogr:dbname='{}/a.gpkg' table=\"x\" (geom)", "ogr:dbname='{}/a.gpkg' table=\"x\" (geom)"),
        ("ogr:dbname='{}/a.gpkg' table=\"x\" (geom)", "a.gpkg"),
    ],
)
def test_two_outputs_are_not_one_file(esp, tmp_path, first, second):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    first, second = (
        text.format(tmp_path) if text.startswith("ogr") else str(tmp_path / text) for text in (first, second)
    )
    refused(
        esp, "would both write", "centrality", LOOK=sources, SOURCES=sources, CORRIDORS=corridors, SOURCES_OUT=first,
        CORRIDORS_OUT=second,
    )  # fmt: skip


def layers_of(path):
    dataset = ogr.Open(str(path))
    return {layer.GetName(): layer.GetFeatureCount() for layer in dataset if layer.GetName() != "layer_styles"}


@pytest.mark.parametrize("form", ["ogr:dbname='{path}' table=\"{table}\" (geom)", "{path}|layername={table}"])
def test_two_layers_of_one_package(esp, tmp_path, form):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    path = tmp_path / "made" / "both.gpkg"
    result = esp(
        "centrality",
        SOURCES=sources,
        CORRIDORS=corridors,
        SOURCES_OUT=form.format(path=path, table="patches"),
        CORRIDORS_OUT=form.format(path=path, table="links"),
    )
    assert layers_of(path) == {"patches": 5, "links": 5}
    assert result["SOURCES_OUT"] == f"{path}|layername=patches"
    assert all(QgsVectorLayer(result[key], "x", "ogr").isValid() for key in ("SOURCES_OUT", "CORRIDORS_OUT"))


def test_a_layer_joins_the_users_package(esp, tmp_path):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    path = tmp_path / "mine.gpkg"
    esp("centrality", SOURCES=sources, CORRIDORS=corridors, SOURCES_OUT=str(path), CORRIDORS_OUT="memory:")
    mine = QgsVectorLayer(f"{path}|layername=mine", "mine", "ogr")
    assert mine.featureCount() == 5
    form = {"SOURCES": sources, "CORRIDORS": corridors, "SOURCES_OUT": "memory:"}
    place = f"ogr:dbname='{path}' table=\"links\" (geom)"
    for _ in range(2):
        # The second time its own layer is replaced.
        esp("centrality", **form, CORRIDORS_OUT=place)
        assert layers_of(path) == {"mine": 5, "links": 5}
    links = QgsVectorLayer(f"{path}|layername=links", "links", "ogr")
    assert links.renderer().type() != "singleSymbol"
    # Who has the file open goes on reading it.
    mine.dataProvider().reloadData()
    assert sum(1 for _ in mine.getFeatures()) == 5
    # A failing run leaves it as it was.
    before = layers_of(path)
    with pytest.raises(QgsProcessingException, match="would be lost"):
        esp("centrality", **form, CORRIDORS_OUT=str(path))
    assert layers_of(path) == before


def test_a_run_that_fails_late_adds_no_layer(esp, tmp_path, monkeypatch):
    from esp_toolbox.algorithms.writing.staging import Staging
    from esp_toolbox.core.errors import InputError

    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    path, table = tmp_path / "mine.gpkg", tmp_path / "indices.csv"
    form = {"SOURCES": sources, "CORRIDORS": corridors, "CORRIDORS_OUT": "memory:"}
    esp("centrality", **form, SOURCES_OUT=str(path), INDICES=str(table))
    earlier = table.read_bytes()
    real = Staging._move

    def fail(self, moves, done):
        real(self, moves, done)
        raise InputError("late")

    monkeypatch.setattr(Staging, "_move", fail)
    with pytest.raises(QgsProcessingException, match="late"):
        esp("centrality", **form, SOURCES_OUT=f"ogr:dbname='{path}' table=\"more\" (geom)", INDICES=str(table))
    assert layers_of(path) == {"mine": 5}
    assert table.read_bytes() == earlier


# -- a later output fails --------------------------------------------------------------------------


def test_a_failing_later_sink_leaves_earlier_results(esp, tmp_path, monkeypatch, no_leftovers):
    from esp_toolbox.algorithms.frame import outputs
    from esp_toolbox.core.errors import InputError

    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    made = {"SOURCES_OUT": str(tmp_path / "a.shp"), "CORRIDORS_OUT": str(tmp_path / "b.gpkg")}
    esp("centrality", SOURCES=sources, CORRIDORS=corridors, **made)
    before = facts_of(tmp_path)
    real = outputs.check_vector

    def check(path, *more):
        if "b.gpkg" in path:
            raise InputError("{output} cannot be written: {reason}", output="b", reason="torn")
        real(path, *more)

    monkeypatch.setattr(outputs, "check_vector", check)
    with pytest.raises(QgsProcessingException, match="b cannot be written: torn"):
        esp("centrality", SOURCES=sources, CORRIDORS=corridors, **made)
    assert facts_of(tmp_path) == before


def test_a_file_that_lost_features_is_no_success(esp, tmp_path, monkeypatch, no_leftovers):
    from esp_toolbox.algorithms.frame import outputs

    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    real = outputs.add_features

    def lose(sink, definition, fields, rows, *more):
        real(sink, definition, fields, rows[:-1], *more)

    monkeypatch.setattr(outputs, "add_features", lose)
    with pytest.raises(QgsProcessingException, match="the file holds 4 of 5 features"):
        esp("centrality", SOURCES=sources, CORRIDORS=corridors, SOURCES_OUT=str(tmp_path / "a.gpkg"),
            CORRIDORS_OUT="memory:")  # fmt: skip
    assert not (tmp_path / "a.gpkg").exists()
