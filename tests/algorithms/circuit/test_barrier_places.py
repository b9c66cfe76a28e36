"""esp:barriers end to end: which places on a plain are barriers, and which are short cuts."""


import numpy as np
import pytest
from cells import features
from qgis.core import QgsProcessingException
from rasters import read_tif


@pytest.fixture
def plain(esp, tif, tmp_path):
    """A plain of resistance 5 with two sources at its sides, and roads across it."""

    def find(roads=(), **parameters):
        resistance = np.full((120, 200), 5.0, dtype=np.float32)
        for column, toll in roads:
            resistance[:, column : column + 2] = toll
        sources = np.zeros(resistance.shape, dtype=np.uint8)
        sources[50:70, 5:15], sources[50:70, 185:195] = 1, 2
        outputs = {"OUTPUT": str(tmp_path / "score.tif"), "BARRIERS": str(tmp_path / "barriers.gpkg")}
        return esp(
            "barriers",
            SOURCES=tif("sources", sources, cell_size=250.0),
            RESISTANCE=tif("resistance", resistance, cell_size=250.0),
            **{**outputs, **parameters},
        )

    return find


def test_a_plain_has_no_barrier(plain, esp):
    result = plain()
    assert result["COUNT"] == 0 and result["SHORT_CUT_COUNT"] == 0 and features(result["BARRIERS"]) == []
    # The scores are Barrier Mapper's all the same: the plain's resistance less that of restored ground.
    assert result["HIGHEST"] == pytest.approx(4.0)
    assert any("no place costs a corridor more than its own surroundings" in line for line in esp.feedback.lines)
    assert plain(RESTORED=1)["COUNT"] == 1


def test_a_road_across_a_plain_is_the_barrier(plain, tmp_path):
    result = plain([(99, 9.0)], EXCESS=str(tmp_path / "excess.tif"))
    ((road, outline),) = features(result["BARRIERS"])
    assert road["area_ha"] == 750.0 and road["lies_on"] == road["corridors"] == "1-2" and road["class"] == 5
    # Two columns of 4 above the plain, of a disc 2000 m across.
    assert (road["radius_m"], road["gain"], road["saved"]) == (1000.0, 1.0, pytest.approx(2000.0))
    assert road["score"] == pytest.approx(5.0) and outline.area() == pytest.approx(7.5e6)
    excess = read_tif(result["EXCESS"])
    assert np.nanmax(excess) == pytest.approx(1.0) and np.isnan(excess[60, 30])


def test_of_two_roads_the_dearer_one_comes_first(plain):
    first, second = (row for row, _ in features(plain([(60, 7.0), (99, 9.0)])["BARRIERS"]))
    assert (first["gain"], second["gain"]) == pytest.approx((1.0, 0.5))
    assert first["x"] - second["x"] == pytest.approx(39 * 250.0, abs=250.0)
    assert (first["class"], second["class"]) == (5, 4)


def test_what_cannot_be_restored_is_no_barrier(plain, tif, tmp_path):
    reach = np.full((120, 200), 5.0, dtype=np.float32)
    reach[:, 60:62] = 7.0
    given = {"RESTORED_RASTER": tif("reach", reach, cell_size=250.0)}
    result = plain([(60, 7.0), (99, 9.0)], RESTORE=1, RESISTANCE_AFTER=str(tmp_path / "after.tif"), **given)
    ((road, _),) = features(result["BARRIERS"])
    assert road["gain"] == pytest.approx(1.0)
    after = read_tif(result["RESISTANCE_AFTER"])
    # A disc of 9 rows in front of the sources; the other road cannot be restored.
    lowered = np.flatnonzero(after[:, 99] == 5.0)
    assert after.min() == 5.0 and lowered.size == 9 and 46 <= lowered.min() < 66 and (after[:, 60:62] == 7.0).all()
    with pytest.raises(QgsProcessingException, match="counts only where a barrier is what costs more"):
        plain(RESTORED=1, **given)


def test_short_cuts_are_no_barriers(esp, tif, tmp_path):
    """A wall whose only gate lies far off: the corridor takes the gate, restoring the wall would be a new way."""
    resistance = np.full((60, 60), 1.0, dtype=np.float32)
    resistance[:55, 29:31] = 200.0
    sources = np.zeros(resistance.shape, dtype=np.uint8)
    sources[2:6, 5:10], sources[2:6, 50:55] = 1, 2
    result = esp(
        "barriers",
        SOURCES=tif("sources", sources, cell_size=30.0),
        RESISTANCE=tif("resistance", resistance, cell_size=30.0),
        MIN_RADIUS=60.0,
        MAX_RADIUS=60.0,
        OUTPUT=str(tmp_path / "score.tif"),
        BARRIERS=str(tmp_path / "barriers.gpkg"),
        SHORT_CUTS=str(tmp_path / "short.gpkg"),
    )
    assert result["COUNT"] == 0 and result["SHORT_CUT_COUNT"] >= 1
    assert any("possible short cuts" in line for line in esp.feedback.lines)
    short, outline = features(result["SHORT_CUTS"])[0]
    assert short["lies_on"] in ("", None) and short["corridors"] == "1-2" and short["gain"] > 0
    assert outline.centroid().asPoint().y() > 0


def test_the_rim_of_barrier_mapper(plain, run_barriers, tmp_path):
    disc, rim = run_barriers(), None
    disc = read_tif(disc["OUTPUT"])
    rim = read_tif(run_barriers(WINDOW=1)["OUTPUT"])
    # A rim of four cells finds no more than the disc, and less in most places; the best place is the same.
    both = np.isfinite(disc) & np.isfinite(rim)
    assert both.sum() > 100 and (rim[both] <= disc[both] + 1e-4).all() and (rim[both] < disc[both] - 0.01).any()


def test_corridors_between_neighbours_alone(esp, tif, tmp_path):
    resistance = np.full((30, 90), 3.0, dtype=np.float32)
    sources = np.zeros(resistance.shape, dtype=np.uint8)
    for number, column in enumerate((2, 40, 80), 1):
        sources[12:18, column : column + 6] = number
    given = {
        "SOURCES": tif("sources", sources, cell_size=30.0),
        "RESISTANCE": tif("resistance", resistance, cell_size=30.0),
    }
    lines = esp(
        "corridors", **given, ADJACENCY=3, DROP_INTERMEDIATE=False, CORRIDORS=str(tmp_path / "all.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
    )["CORRIDORS"]  # fmt: skip
    outputs = {"OUTPUT": str(tmp_path / "score.tif"), "BARRIERS": str(tmp_path / "b.gpkg")}
    esp("barriers", **given, CORRIDORS=lines, **outputs)
    assert any("1 of 3 corridors runs through a third source" in line for line in esp.feedback.lines)
    esp("barriers", **given, CORRIDORS=lines, NEIGHBOUR_LINKS=True, **outputs)
    assert any("2 of 3 corridors join neighbours" in line for line in esp.feedback.lines)
    assert not any("run through a third source, so that" in line for line in esp.feedback.lines)
