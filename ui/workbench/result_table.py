"""A table of results in a window of its own: readable names, units and digits, sorted, copied, saved."""

from __future__ import annotations

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QShortcut,
    QTableView,
)

from ...algorithms.kit.numbers import decimals_of, is_number, number_text
from ...algorithms.kit.words import vocabulary
from ...algorithms.layers.file_read import read_csv
from ...algorithms.report.words import column_of
from ...algorithms.writing.files import write_csv
from ...core.errors import EspError, InputError
from ...core.numbers import parse_number
from ...core.tables import is_empty
from ...core.wording import filled
from ..widgets.dialog import EspDialog
from ..widgets.layouts import called
from ..widgets.text import sentence_of, shared_tr

_NO_PARENT = QModelIndex()
_SORT = Qt.ItemDataRole.UserRole
_DIGITS = 3
# Letters of the widest column; longer texts have lines of their own.
_WIDEST = 60
# Numbers that name things are no amounts: nobody wants separators in them.
_NUMBERED = ("year", "from_year", "to_year", "class", "from_class", "to_class", "lucode")
_ENDS = ("_id", "_no")
# Coordinates say where something is to the metre.
_PLACES = ("x", "y")
# The size of polygons, and that of lines.
_SIZES = ("area_ha", "length_m")
# Rows are as high as their texts up to so many; measuring more would hold up the window.
_MEASURED = 500


class ResultTable(QAbstractTableModel):
    """The columns of a table as people read them, without those that are empty or repeat another one's words.

    Parameters
    ----------
    columns : dict of str to list
        As files have them.
    """

    def __init__(self, columns: dict, parent=None):
        super().__init__(parent)
        known = vocabulary()
        self.columns, self._texts = [], []
        seen: list = []
        # Where one column has areas and another lengths, a feature has one of them.
        either = [key for key in _SIZES if key in columns]
        for key, cells in columns.items():
            values = _numbers(cells)
            if len(either) == len(_SIZES) and key in either:
                values = [value or None for value in values]
            repeats = values in seen and not any(map(is_number, values))
            if repeats or all(value is None for value in values) or _says_nothing(key, columns):
                continue
            seen.append(values)
            column = column_of(key, values, known)
            if key in _PLACES:
                column.unit, column.factor = known[key][1], 1.0
            self.columns.append(column)
            self._texts.append(_written(key, self.columns[-1]))

    def rowCount(self, parent=_NO_PARENT):
        """One a row of the table."""
        return 0 if parent.isValid() or not self.columns else len(self.columns[0].values)

    def columnCount(self, parent=_NO_PARENT):
        """Those that have values."""
        return 0 if parent.isValid() else len(self.columns)

    def title(self, section: int) -> str:
        """The name of a column with its unit."""
        column = self.columns[section]
        unit = _unit(column.unit)
        return f"{column.label} ({unit})" if unit else column.label

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        """Names with units."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.title(section)
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Texts, the values to sort by, numbers on the right; long texts whole on hover."""
        text = self._texts[index.column()][index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        value = self.columns[index.column()].values[index.row()]
        if role == _SORT:
            return float(value) if is_number(value) else text
        if role == Qt.ItemDataRole.TextAlignmentRole and is_number(value):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        return self._texts[column][row]


def _says_nothing(key: str, columns: dict) -> bool:
    """Whether a column is of codes that stand beside their words, or of criteria where there are none."""
    if key == "local":
        return all(map(is_empty, columns.get("criterion", ())))
    return key == "layer" and "element" in columns


def _unit(unit: str) -> str:
    """A unit in the language of the window."""
    known = {
        "ha": shared_tr("{number} ha"),
        "km²": shared_tr("{number} km²"),
        "km": shared_tr("{number} km"),
        "m": shared_tr("{number} m"),
    }
    return known[unit].format(number="").strip() if unit in known else unit


def _numbers(values: list) -> list:
    """Cells as numbers where all of a column are; empty ones as None."""
    cells = [None if is_empty(value) else value for value in values]
    try:
        return [cell if cell is None or is_number(cell) else parse_number(str(cell)) for cell in cells]
    except InputError:
        return cells


def _written(key: str, column) -> list:
    """The cells of a column as texts, numbers with three digits."""
    if column.texts is not None:
        return column.texts
    values = column.shown()
    if key in _PLACES:
        return [f"{value:.0f}" if is_number(value) else _word(value) for value in values]
    if key in _NUMBERED or key.endswith(_ENDS):
        return [f"{value:.10g}" if is_number(value) else _word(value) for value in values]
    # Counts have no decimals; a measure that happens to be whole has those of its neighbours.
    counts = all(float(value).is_integer() for value in values if is_number(value))
    return [
        number_text(value, decimals_of([value], _DIGITS, counts)) if is_number(value) else _word(value)
        for value in values
    ]


def _word(value) -> str:
    return "" if value is None else str(value)


class _Sorted(QSortFilterProxyModel):
    """Rows that hold what was typed, sorted by numbers where there are some; what is empty comes last."""

    def lessThan(self, left, right):
        """Numbers by size, texts by letters."""
        one, two = left.data(_SORT), right.data(_SORT)
        if isinstance(one, float) != isinstance(two, float):
            return isinstance(one, float)
        return one < two if isinstance(one, float) else str(one).casefold() < str(two).casefold()


class ResultWindow(EspDialog):
    """Shows a table of results.

    Parameters
    ----------
    path, title : str
        The csv file, and what it is about.
    page : str
        Of the documentation.

    Attributes
    ----------
    layer_wanted : signal(str, str)
        The table is to be opened as one of QGIS: its path and title.
    """

    layer_wanted = pyqtSignal(str, str)

    def __init__(self, path: str, title: str, page: str = "", parent=None):
        super().__init__(parent)
        self.PAGE = page
        self.setWindowTitle(title)
        self.path = path
        self.find = called(QgsFilterLineEdit(), "find", shared_tr("Show only rows that hold these letters."))
        self.find.setPlaceholderText(shared_tr("Find"))
        self.find.setShowSearchIcon(True)
        self.view = QTableView()
        self.view.setAccessibleName(title)
        self.count = QLabel()
        try:
            model = ResultTable(read_csv(path), self)
        except EspError as error:
            model = ResultTable({}, self)
            self.warn(sentence_of(error))
        self.sorted = _Sorted(self)
        self.sorted.setSourceModel(model)
        self.sorted.setFilterKeyColumn(-1)
        self.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._make_view()
        self.find.textChanged.connect(self._filter)
        for part, share in ((self.find, 0), (self.view, 1), (self.count, 0)):
            self.body.addWidget(part, share)
        self.add_button(shared_tr("Copy"), shared_tr("Copy the chosen rows, or all, with their header."), self.copy)
        self.add_button(
            shared_tr("Save as csv..."), shared_tr("Save the rows that are shown, as they are shown."), self.save
        )
        self.add_button(
            shared_tr("Open in QGIS"),
            shared_tr("Add the table to the project, as the file has it, and open QGIS' own window of it."),
            lambda: self.layer_wanted.emit(self.path, self.windowTitle()),
        )
        # Nothing can be given up here.
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(shared_tr("Close"))
        self._count_rows()
        self.begin_with(130, 30)

    def _make_view(self):
        self.view.setModel(self.sorted)
        self.view.setSortingEnabled(True)
        # Until a header is clicked, the rows stand as in the file.
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.sorted.sort(-1)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setAlternatingRowColors(True)
        # Nothing is written in it: Tab leads on, arrows go through the cells.
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.setWordWrap(True)
        header = self.view.horizontalHeader()
        header.setResizeContentsPrecision(200)
        self.view.resizeColumnsToContents()
        widest = self.fontMetrics().averageCharWidth() * _WIDEST
        for section in range(self.sorted.columnCount()):
            header.resizeSection(section, min(header.sectionSize(section), widest))
        if self.sorted.rowCount() <= _MEASURED:
            self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)

    def _filter(self, text: str):
        self.sorted.setFilterFixedString(text.strip())
        self._count_rows()

    def _count_rows(self):
        text = shared_tr("{count} {count:row|rows}")
        self.count.setText(filled(text, count=self.sorted.rowCount()))

    def rows(self, chosen_only: bool = False) -> list:
        """The header and the rows that are shown, as texts; only the chosen ones where some are."""
        model = self.sorted.sourceModel()
        places = range(self.sorted.rowCount())
        if chosen_only:
            chosen = sorted(index.row() for index in self.view.selectionModel().selectedRows())
            places = chosen or places
        columns = range(self.sorted.columnCount())
        sources = [self.sorted.mapToSource(self.sorted.index(row, 0)).row() for row in places]
        header = [model.title(column) for column in columns]
        return [header, *([model.text(row, column) for column in columns] for row in sources)]

    def copy(self) -> None:
        """Copy rows as spreadsheets take them."""
        rows = self.rows(chosen_only=True)
        QApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))

    def save(self) -> None:
        """Save what is shown as a csv file."""
        path = self.ask_save(shared_tr("Save as csv"), self.windowTitle().strip("?"))
        if not path:
            return
        header, *rows = self.rows()
        # Columns of the same name are told apart, as tables need it.
        names: list = []
        for name in header:
            names.append(name if name not in names else f"{name} {len(names) + 1}")
        try:
            write_csv(path, dict(zip(names, zip(*rows))))
        except InputError as error:
            self.warn(sentence_of(error))
            return
        self.tell(shared_tr("Saved as {path}.").format(path=path))
