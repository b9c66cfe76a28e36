"""The network view: what is shown, linked selection, links kept and dropped by hand, the new run."""

import numpy as np
import pytest
from esp_toolbox.ui.network.table import readable
from pairing import paired
from qgis.core import QgsFeatureRequest, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from rasters import write_tif
from vectors import box, write_geojson

X0, Y0 = 500000.0, 4000000.0
# Four sources at the corners of a square of 3 km, and one in the middle of its lower side.
SQUARES = {1: (0, 0), 2: (2600, 0), 3: (0, 2600), 4: (2600, 2600), 5: (1300, 0)}


@pytest.fixture(scope="module")
def registry(esp_provider):
    from processing.core.Processing import Processing

    Processing.initialize()


@pytest.fixture(scope="module")
def network(registry, tmp_path_factory):
    """Sources, resistance, corridors with gravity and dropped links, as files."""
    import processing

    folder = tmp_path_factory.mktemp("network")
    features = []
    for number, (x, y) in SQUARES.items():
        corners = box(x, y, x + 400, y + 400)
        rings = [[[X0 + px, Y0 + py] for px, py in ring] for ring in corners]
        features.append(("Polygon", rings, {"source_id": number}))
    sources = write_geojson(folder / "sources.geojson", features)
    surface = np.random.default_rng(4).uniform(1, 5, (30, 30)).astype("float32")
    resistance = write_tif(folder / "resistance.tif", surface, cell_size=100.0, origin=(X0, Y0 + 3000.0))
    made = processing.run(
        "esp:corridors",
        {
            "SOURCES": str(sources),
            "RESISTANCE": str(resistance),
            "ADJACENCY": 3,
            "WIDTH": 300,
            "CORRIDOR_RASTER": str(folder / "mosaic.tif"),
            "CORRIDORS": str(folder / "links.gpkg"),
            "INACTIVE": str(folder / "dropped.gpkg"),
        },
    )
    processing.run(
        "esp:gravity",
        {
            "SOURCES": str(sources),
            "CORRIDORS": made["CORRIDORS"],
            "RESISTANCE": str(resistance),
            "OUTPUT": str(folder / "corridors.gpkg"),
        },
    )
    return folder


@pytest.fixture
def view(qtbot, network):
    from esp_toolbox.ui.network.view import NetworkView

    project = QgsProject.instance()
    project.clear()
    layers = [
        QgsVectorLayer(str(network / "corridors.gpkg"), "Corridors", "ogr"),
        QgsVectorLayer(str(network / "dropped.gpkg"), "Dropped links", "ogr"),
        QgsVectorLayer(str(network / "sources.geojson"), "Sources", "ogr"),
        QgsRasterLayer(str(network / "resistance.tif"), "Resistance"),
    ]
    project.addMapLayers(layers)
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(1000, 500)
    view.show()
    view.show_layers(*layers)
    yield view
    project.clear()


def texts(view, column):
    model = view.rows.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def titles(view):
    model = view.rows.model()
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


def test_shows_all_links_with_their_numbers(view):
    corridors, dropped = view.corridors.currentLayer(), view.dropped.currentLayer()
    assert dropped.featureCount() > 0
    assert view.rows.model().rowCount() == corridors.featureCount() + dropped.featureCount() == 10
    assert titles(view)[:5] == ["From", "To", "Length (km)", "Cost", "Gravity"]
    told = {(feature["from_id"], feature["to_id"]): feature["gravity"] for feature in corridors.getFeatures()}
    for first, second, number in paired(texts(view, 0), texts(view, 1), texts(view, 4)):
        gravity = told.get((int(first), int(second)))
        assert (number == "") == (gravity is None)
        if gravity is not None:
            assert float(number.replace(",", "")) == pytest.approx(gravity, rel=1e-3)
    assert view.bar.state.text() == "9 corridors, 1 dropped link."


def test_a_window_by_itself_begins_with_the_corridors_that_tell_most(view, qtbot):
    from esp_toolbox.ui.network.view import NetworkView

    project = QgsProject.instance()
    corridors = view.corridors.currentLayer()
    empty = corridors.materialize(QgsFeatureRequest().setLimit(0))
    empty.setName("A layer that comes first")
    project.addMapLayer(empty)
    alone = NetworkView()
    qtbot.addWidget(alone)
    assert alone.corridors.currentLayer() == corridors
    assert alone.rows.model().rowCount() == corridors.featureCount()


def test_sorts_by_numbers(view):
    view.rows.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    shown = [float(text.replace(",", "")) for text in texts(view, 3) if text]
    assert len(shown) > 3
    assert shown == sorted(shown)


def test_a_row_selects_the_line_in_the_map_and_back(view, qtbot):
    corridors = view.corridors.currentLayer()
    place = view.rows.visualRect(view.rows.model().index(0, 0)).center()
    qtbot.mouseClick(view.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    link = view.chosen_links()[0]
    selected = corridors.selectedFeatures() or view.dropped.currentLayer().selectedFeatures()
    assert [(feature["from_id"], feature["to_id"]) for feature in selected] == [link.pair]
    other = next(feature for feature in corridors.getFeatures() if (feature["from_id"], feature["to_id"]) != link.pair)
    view.dropped.currentLayer().removeSelection()
    corridors.selectByIds([other.id()])
    assert [chosen.pair for chosen in view.chosen_links()] == [(other["from_id"], other["to_id"])]
    rows = view.rows.selectionModel().selectedRows()
    assert [(row.data(), row.sibling(row.row(), 1).data()) for row in rows] == [
        (str(other["from_id"]), str(other["to_id"]))
    ]


def test_a_square_of_the_matrix_and_a_line_of_the_drawing_choose(view, qtbot):
    pair = next(link.pair for link in view.links if link.active)
    place = view.matrix.cell_of(pair).center().toPoint()
    qtbot.mouseClick(view.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert [link.pair for link in view.chosen_links()] == [pair]
    view.pictures.setCurrentIndex(1)
    ends = [view.drawing.point_of(number) for number in (1, 3)]
    middle = (ends[0] + ends[1]) / 2
    qtbot.mouseClick(view.drawing, Qt.MouseButton.LeftButton, pos=QPointF(middle).toPoint())
    assert [link.pair for link in view.chosen_links()] == [(1, 3)]
    qtbot.mouseClick(view.drawing, Qt.MouseButton.LeftButton, pos=view.drawing.point_of(5).toPoint())
    assert {link.pair for link in view.chosen_links()} == {link.pair for link in view.links if 5 in link.pair}
    qtbot.mouseClick(view.drawing, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert view.chosen_links() == []


def test_says_why_a_link_was_dropped(view):
    through = next(link for link in view.links if not link.active)
    view.choose([through.pair])
    view.bar.tell_why()
    assert view.bar.state.text() == f"Corridor {through.first}-{through.second} was dropped: {through.reason}."
    enabled = [action.isEnabled() for action in view.bar.menu().actions() if action.text()]
    assert enabled == [True, True, False, True, True]


def status_of(view, pair):
    row = next(row for row, ends in enumerate(zip(texts(view, 0), texts(view, 1))) if ends == tuple(map(str, pair)))
    return texts(view, len(titles(view)) - 1)[row]


def test_keep_and_drop_by_key_and_run_again(view, qtbot):
    kept = next(link.pair for link in view.links if not link.active)
    dropped = next(link.pair for link in view.links if link.active)
    view.choose([kept])
    view.rows.setFocus()
    view.bar.keep.trigger()
    view.choose([dropped])
    view.bar.drop.trigger()
    assert status_of(view, kept) == "to be kept"
    assert status_of(view, dropped) == "to be dropped"
    assert view.bar.run_button.isEnabled()
    old = view.corridors.currentLayer()
    before = sorted(link.pair for link in view.links if link.active)
    with qtbot.waitSignal(view.bar._rerun.finished, timeout=20000):
        qtbot.mouseClick(view.bar.run_button, Qt.MouseButton.LeftButton)
    layer = view.corridors.currentLayer()
    assert layer is not old and layer.name() == "Corridors (changed)"
    pairs = sorted((feature["from_id"], feature["to_id"]) for feature in layer.getFeatures())
    assert pairs == sorted({*before, kept} - {dropped})
    assert layer.fields().indexOf("gravity") >= 0
    assert status_of(view, kept) == "kept by hand"
    assert view.changes == {}
    assert old.featureCount() == len(before)
    # The next run remembers what was chosen by hand.
    assert {link.pair: link.by_hand for link in view.links if link.by_hand}[kept] == "keep"


def test_taking_a_choice_back_leaves_nothing_to_run(view):
    pair = view.links[0].pair
    view.choose([pair])
    view.bar.drop.trigger()
    view.bar.leave.trigger()
    assert status_of(view, pair) in ("corridor", "dropped")
    assert not view.bar.run_button.isEnabled()


def test_a_listener_gets_the_parameters_instead(view, qtbot):
    view.choose([view.links[0].pair])
    view.bar.drop.trigger()
    with qtbot.waitSignal(view.chosen) as caught:
        view.bar.run_button.click()
    parameters = caught.args[0]
    assert parameters["ADJACENCY"] == 3
    with open(parameters["OVERRIDES"], encoding="utf-8") as file:
        first, second = view.links[0].pair
        assert f"{first},{second},drop" in file.read().splitlines()


def test_without_a_resistance_it_says_what_is_missing(view):
    view.resistance.setLayer(None)
    view.choose([view.links[0].pair])
    view.bar.drop.trigger()
    assert not view.bar.run_button.isEnabled()
    assert view.bar.state.text() == "Choose the resistance to run the corridors again."


def test_a_run_that_fails_says_why_and_changes_nothing(view, qtbot, network, tmp_path):
    surface = np.full((30, 30), -1.0, "float32")
    flat = write_tif(tmp_path / "flat.tif", surface, cell_size=100.0, origin=(X0, Y0 + 3000.0))
    layer = QgsRasterLayer(str(flat), "Wrong resistance")
    QgsProject.instance().addMapLayer(layer)
    view.resistance.setLayer(layer)
    view.choose([view.links[0].pair])
    view.bar.drop.trigger()
    old = view.corridors.currentLayer()
    with qtbot.waitSignal(view.bar._rerun.failed, timeout=20000):
        view.bar.run_button.click()
    assert view.bar.state.text().startswith("The resistance is 0 or negative in 900 cells")
    assert view.corridors.currentLayer() is old
    assert view.bar.run_button.isEnabled()


def test_removing_the_layers_empties_the_view(view):
    QgsProject.instance().clear()
    assert view.links == []
    assert view.bar.state.text() == "Choose a layer of corridors made by the toolbox."


def test_corridors_have_their_centrality_and_the_matrix_a_legend(view, qtbot):
    titles = [view.table.headerData(place, Qt.Orientation.Horizontal) for place in range(view.table.columnCount())]
    if "Centrality" not in titles:
        qtbot.waitUntil(lambda: any("centrality" in link.numbers for link in view.links), timeout=10000)
    titles = [view.table.headerData(place, Qt.Orientation.Horizontal) for place in range(view.table.columnCount())]
    assert "Centrality" in titles
    flows = {link.pair: link.numbers["centrality"] for link in view.links if link.active}
    # What flows through all corridors at a source, and its own ampere of each pair: every pair of five sources.
    assert min(flows.values()) > 0.0
    ends = [number for pair in flows for number in pair]
    assert all(sum(flow for pair, flow in flows.items() if number in pair) >= 4.0 - 1e-9 for number in set(ends))
    title, weak, strong = view.matrix.legend()
    assert title == "Gravity, by its logarithm"
    gravities = [link.numbers["gravity"] for link in view.links if link.active]
    assert (weak, strong) == (readable(min(gravities)), readable(max(gravities)))
    view.measure.setCurrentIndex(view.measure.findData("cost"))
    costs = [link.numbers["cost"] for link in view.links if link.active]
    # Far ones are weak.
    assert view.matrix.legend()[1:] == (readable(max(costs)), readable(min(costs)))
