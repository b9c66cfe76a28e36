"""A newcomer without land cover: the window offers what the layers can do, and one click leads to the report."""

import numpy as np
import pytest
from esp_toolbox.core.workflow.study_choice import Made
from esp_toolbox.ui.workbench import states, ways
from esp_toolbox.ui.workbench.study import FREE
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QApplication, QWidget
from rasters import write_tif
from vectors import box, write_geojson

LEFT, TOP, CELL, SIZE = 500_000.0, 4_000_000.0, 100.0, 40
SYSTEM = "EPSG:32650"


@pytest.fixture
def user(fresh):
    return fresh


@pytest.fixture
def files(tmp_path):
    """A hill, a road across it, two reserves and a park in its way, in files with names of every day."""
    rows, columns = np.mgrid[0:SIZE, 0:SIZE]
    hill = 200 + 4 * columns + 40 * np.sin(rows / 6.0)
    found = {"srtm_dem": write_tif(tmp_path / "srtm_dem.tif", hill.astype(np.float32), CELL, (LEFT, TOP), SYSTEM)}

    def square(column, row, side):
        x, y = LEFT + column * CELL, TOP - row * CELL
        return ("Polygon", box(x, y - side * CELL, x + side * CELL, y), {"name": f"{column}"})

    line = [[LEFT + 100, TOP - 2050], [LEFT + 3900, TOP - 1850]]
    for name, shapes in (
        ("protected_areas", [square(5, 4, 8), square(24, 28, 8)]),
        ("parks", [square(20, 4, 4), square(4, 30, 4)]),
        ("roads", [("LineString", line, {"highway": "primary"})]),
    ):
        found[name] = write_geojson(tmp_path / f"{name}.geojson", shapes, SYSTEM)
    return found


def offered(user):
    user.turn()
    return [way.text for way in ways.ways(user.dock.session)]


def test_one_click_leads_from_raw_files_to_corridors_and_on_to_the_report(user, files):
    dock = user.dock
    assert dock.offer.isHidden(), "an empty project is offered the ways of the welcome"
    dock.welcome.load([files[name] for name in ("srtm_dem", "roads", "protected_areas")])
    user.turn()
    assert dock.offer.isVisible()
    assert user.find("data_landcover").currentText() == "(choose a layer)"
    assert "take Protected areas as sources" in dock.offer.text()
    assert states.states(dock.session.route, dock.session.study, {})["sources"].kind == states.EMPTY
    dock.offer.linkActivated.emit("0")
    user.turn()
    assert dock.offer.isHidden()
    assert "Protected areas is the layer of the sources" in dock.note.text()
    assert user.kinds()["data"] == user.kinds()["sources"] == states.DONE
    assert user.find("data_landcover").currentText() == "(none)", "nobody asks for what is not needed"
    session = dock.session
    assert session.plan() == (["resistance", "corridors", "pinch_points", "report"], "", "")
    session.run("corridors")
    user.idle()
    corridors = QgsVectorLayer(session.study.result(Made("corridors", "gravity")), "", "ogr")
    assert corridors.featureCount() == 1, "it joins the two reserves"
    assert session.plan() == (["pinch_points", "report"], "", ""), "all the way to the report"


def test_any_polygons_will_do_and_a_resistance_is_taken_with_them(user, files, tmp_path):
    session = user.dock.session
    user.dock.welcome.load([files["srtm_dem"], files["parks"]])
    assert offered(user) == ["take Parks as sources", "follow the workflow Through-flow"]
    costs = write_tif(tmp_path / "friction_2020.tif", np.full((SIZE, SIZE), 3.0), CELL, (LEFT, TOP), SYSTEM)
    user.dock.welcome.load([costs])
    assert offered(user)[0] == "take Parks as sources and Friction 2020 as resistance"
    ways.go(session, ways.ways(session)[0])
    kinds = user.kinds()
    assert (kinds["sources"], kinds["resistance"], kinds["corridors"]) == (states.DONE, states.DONE, states.READY)
    assert session.study.workflow == FREE


def test_a_hill_alone_is_enough_for_through_flow(user, files):
    session = user.dock.session
    user.dock.welcome.load([files["srtm_dem"]])
    assert offered(user) == ["follow the workflow Through-flow"]
    ways.go(session, ways.ways(session)[0])
    assert user.kinds()["resistance"] == states.READY
    assert offered(user) == [], "it needs no land cover"
    user.turn()
    assert user.dock.offer.isHidden()


def test_polygons_without_a_raster_and_what_has_begun_are_offered_nothing(user, files):
    user.dock.welcome.load([files["protected_areas"], files["roads"]])
    assert offered(user) == []
    user.dock.welcome.load([files["srtm_dem"]])
    assert len(offered(user)) == 2
    user.dock.session.study.record("resistance").version = 1
    assert offered(user) == []


def test_an_open_list_stays_until_something_is_chosen(user, files):
    user.dock.welcome.load([files["srtm_dem"]])
    user.open("sources")
    user.turn()
    box = user.find("sources_landcover")
    box.showPopup()
    assert QApplication.activePopupWidget() is not None
    # Another form is wanted meanwhile.
    user.dock.session.follow(FREE)
    user.turn()
    assert QApplication.activePopupWidget() is not None
    assert user.find("sources_landcover") is box
    box.hidePopup()
    user.wait(lambda: user.dock.findChild(QWidget, "sources_steps_of") is not None, 5.0)
