"""What is true of all windows: the way of the Tab key, keys, empty boxes, words on hover, colours of the themes."""

import numpy as np
import pytest
from esp_toolbox.ui.ahp.editor import AhpEditor
from esp_toolbox.ui.factors.editor import FactorTableEditor
from esp_toolbox.ui.network.view import NetworkView
from esp_toolbox.ui.owa.explorer import OwaExplorer
from esp_toolbox.ui.widgets import painting
from esp_toolbox.ui.widgets.state_line import StateLine
from esp_toolbox.ui.workbench.dock import WorkbenchDock
from esp_toolbox.ui.workbench.result_table import ResultWindow
from network_layers import write_corridors, write_sources
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QKeySequence, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QRadioButton,
    QWidget,
)
from rasters import write_tif
from workbench_user import close

# The menus of QGIS' window; a key of the dock that is one of them would open the menu or do nothing.
MENUS = "JEVLSPORDWMCH"
# The key goes through the links of a text, or the cells of a table that is written in, before it leads on.
LINKS = 60
# Words and grounds as QGIS' own themes colour them, past the palette.
THEMES = {
    "Night Mapping": ("#aaaaaa", "#323232", "#222222", "#535353"),
    "Blend of Gray": ("#0e0e0e", "#727272", "#b2b2b2", "#0e0e0e"),
}
SHEET = (
    "QWidget {{ background: transparent; }} QLabel, QCheckBox {{ color: {0}; }} "
    "QDialog, QMainWindow, QDockWidget, QAbstractScrollArea {{ color: {0}; background-color: {1}; }} "
    "QTableView {{ background-color: {2}; }}"
)


@pytest.fixture(scope="module")
def windows(esp_provider, qgis_processing, tmp_path_factory):
    """All windows of the toolbox, with something to show, by their names; the dock as it stands in QGIS' window."""
    project, folder = QgsProject.instance(), tmp_path_factory.mktemp("windows")
    project.clear()
    main = QMainWindow()
    dock = WorkbenchDock(parent=main)
    main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    rng = np.random.default_rng(3)
    cover = rng.integers(1, 10, (40, 40)).astype("u1")
    for name, array in (("clcd_2020", cover), ("dem", rng.random((40, 40)).astype("f4"))):
        project.addMapLayer(QgsRasterLayer(write_tif(folder / f"{name}.tif", array), name))
    for name, path in (
        ("corridors", write_corridors(folder / "corridors.geojson")),
        ("sources", write_sources(folder / "sources.geojson")),
    ):
        project.addMapLayer(QgsVectorLayer(str(path), name, "ogr"))
    table = folder / "table.csv"
    table.write_text("patch_id,area_ha\n1,2.5\n")
    rows = {"NAMES": "a,b,c"}
    found = {
        "dock": dock,
        "ahp": AhpEditor(None, rows),
        "factors": FactorTableEditor(None, {}),
        "owa": OwaExplorer(None, {}),
        "network": NetworkView(None),
        "table": ResultWindow(str(table), "Table"),
    }
    found["ahp"].add_expert()
    main.resize(1000, 900)
    main.show()
    for window in found.values():
        window.show()
    QApplication.processEvents()
    yield found
    for window in list(found.values())[1:]:
        window.close_now()
    close(dock)
    main.close()
    project.clear()


def seen(top):
    """What is seen of a window, each step of the dock in its turn."""
    steps = getattr(top, "panels", {"": None})
    for name, panel in steps.items():
        if panel is not None:
            if panel.isHidden():
                continue
            top._on_toggled(name, True)
            panel.show_more(True)
        for _turn in range(5):
            # Layouts in layouts follow one after the other.
            QApplication.processEvents()
        yield name, [part for part in top.findChildren(QWidget) if part.isVisibleTo(top)]


NAMES = ("dock", "ahp", "factors", "owa", "network", "table")


@pytest.mark.parametrize("name", NAMES)
def test_tab_goes_as_the_eye_does(windows, name):
    top = windows[name]
    for step, parts in seen(top):
        chain, part = [], top.nextInFocusChain()
        while part is not top:
            is_stop = part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.focusPolicy() != Qt.FocusPolicy.ClickFocus
            if part in parts and is_stop and part.isEnabled() and part.focusProxy() is None:
                chain.append(part)
            part = part.nextInFocusChain()
        assert chain
        inner = [part for part in chain if part.parentWidget() not in chain]
        for before, after in zip(inner, inner[1:]):
            one, two = (part.mapTo(top, QPoint(0, 0)) for part in (before, after))
            beside = abs(one.x() - two.x()) > 150
            scrolled = before.isAncestorOf(after)
            # The foot of the dock does not scroll.
            foot = getattr(top, "area", None) is not None and not top.area.isAncestorOf(after)
            names = step, before.objectName() or type(before).__name__, after.objectName() or type(after).__name__
            assert beside or scrolled or foot or two.y() > one.y() - 5, names
            # Along a row, to the right.
            middles = [place.y() + part.height() / 2 for place, part in ((one, before), (two, after))]
            assert abs(middles[0] - middles[1]) > 8 or two.x() > one.x(), names


@pytest.mark.parametrize("name", NAMES)
def test_the_tab_key_leads_everywhere_and_is_kept_nowhere(windows, name):
    """Pressed until the focus is where it began, it has been in all that is pressed, chosen or typed into."""
    top = windows[name]
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
    for step, parts in seen(top):
        wanted = {
            part
            for part in parts
            if isinstance(part, kinds)
            and part.isEnabled()
            and part.focusProxy() is None
            and part.focusPolicy() in (Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus)
            and not isinstance(part.parentWidget(), (QComboBox, QAbstractSpinBox))
            and not (isinstance(part, QRadioButton) and not part.isChecked())
        }
        QApplication.setActiveWindow(top.window())
        next(iter(wanted)).setFocus()
        reached: list = []
        while QApplication.focusWidget() not in reached:
            here = QApplication.focusWidget()
            reached.append(here)
            for _press in range(LINKS):
                if QApplication.focusWidget() is here:
                    QTest.keyClick(here, Qt.Key.Key_Tab)
        around = {part.parentWidget() for part in reached}
        assert reached.index(QApplication.focusWidget()) == 0, (step, QApplication.focusWidget())
        missed = [part for part in wanted - set(reached) if part not in around]
        assert not missed, (step, [(type(part).__name__, part.objectName(), part.toolTip()) for part in missed])


@pytest.mark.parametrize("name", NAMES)
def test_a_key_leads_to_one_place(windows, name):
    for step, parts in seen(windows[name]):
        words = [
            part.text()
            for part in parts
            if isinstance(part, QAbstractButton) or isinstance(part, QLabel) and part.buddy() is not None
        ]
        keys = [QKeySequence.mnemonic(text).toString()[-1:] for text in words]
        keys = [key for key in keys if key]
        assert len(keys) == len(set(keys)), (step, words)
        assert name != "dock" or not set(keys) & set(MENUS), (step, words)


@pytest.mark.parametrize("name", NAMES)
def test_no_box_is_blank(windows, name):
    for step, parts in seen(windows[name]):
        boxes = [part for part in parts if isinstance(part, QComboBox) and not part.isEditable()]
        for box in boxes:
            texts = [box.itemText(place) for place in range(box.count())]
            assert all(text.strip() for text in texts), (step, box.objectName(), box.toolTip())
            assert box.currentText().strip() or not texts, (step, box.objectName(), box.toolTip())


@pytest.mark.parametrize("name", NAMES)
def test_fields_say_what_they_are_for(windows, name):
    """Whatever a user chooses or types into has words on hover, its own or those of what it stands in."""
    for step, parts in seen(windows[name]):
        for part in parts:
            is_field = isinstance(part, QComboBox) or type(part).__name__ in ("QLineEdit", "QgsSpinBox", "_NumberBox")
            if not is_field or not part.isEnabled() or isinstance(part.parentWidget(), (QComboBox,)):
                continue
            around, tips = part, []
            while around is not None and around is not windows[name]:
                tips.append(around.toolTip())
                around = around.parentWidget()
            assert any(tips), (step, part.objectName() or type(part).__name__)


@pytest.fixture(params=sorted(THEMES))
def theme(request):
    """QGIS with one of its themes."""
    colours = THEMES[request.param]
    application = QApplication.instance()
    application.setStyleSheet(SHEET.format(*colours))
    yield colours
    application.setStyleSheet("")


def test_what_is_painted_can_be_read_in_the_themes(theme):
    words, window, base, dull = map(QColor, theme)
    widget = QWidget()
    palette = widget.palette()
    # The themes' own palettes have words as dark as their ground.
    palette.setColor(QPalette.ColorRole.WindowText, dull)
    widget.setPalette(palette)
    found = painting.themed(widget)
    assert painting.ink(found) == words
    assert painting.ground(found) == base
    assert found.color(QPalette.ColorRole.Window) == window
    best = painting.contrast(words, window)
    for state in (painting.GOOD, painting.FAIR, painting.BAD):
        assert painting.contrast(painting.state_colour(state, found), window) >= min(4.5, 0.9 * best)
    assert painting.contrast(painting.faint(found), window) >= min(3.0, 0.9 * best)


def test_sentences_keep_their_colour_in_the_themes(theme):
    line = StateLine("line")
    line.say(painting.BAD, "words")
    line.show()
    QApplication.processEvents()
    label = line.findChildren(QLabel)[1]
    label.ensurePolished()
    wanted = painting.state_colour(painting.BAD, painting.themed(line))
    assert label.palette().color(QPalette.ColorRole.WindowText) == wanted
    line.close()


def test_plain_palettes_are_taken_as_they_are(qgis_processing):
    widget = QWidget()
    assert painting.themed(widget) == widget.palette()
    palette = QPalette(widget.palette())
    for role, name in ((QPalette.ColorRole.WindowText, "#eeeeee"), (QPalette.ColorRole.Window, "#202020")):
        palette.setColor(role, QColor(name))
    assert painting.is_dark(palette)
    assert painting.state_colour(painting.GOOD, palette) == QColor("#57d282")
