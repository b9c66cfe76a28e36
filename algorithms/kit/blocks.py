"""What a report consists of: paragraphs, equations, tables, figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from .numbers import decimals_of, is_number, value_text

# Columns that fit beside each other on a sheet of A4.
_ACROSS = 9
# Rows of a table on the page; the files have all.
MOST_ROWS = 40
# Digits of the largest number of a column.
_DIGITS = 3
# More of them for the least.
_FURTHER = 2


@dataclass
class Paragraph:
    """A paragraph.

    Parameters
    ----------
    text : str
        Plain text, with references as "[key]" where it belongs to the methods.
    html : bool
        The text is HTML of the toolbox' own help.
    """

    text: str
    html: bool = False


@dataclass
class Heading:
    """A heading below that of the section."""

    text: str


@dataclass
class Equation:
    """A formula on a line of its own.

    Parameters
    ----------
    tex : str
        As matplotlib's mathtext reads it, without dollar signs.
    number : int
        Given by the page.
    """

    tex: str
    number: int = 0


@dataclass
class Column:
    """A column of a table.

    Parameters
    ----------
    label : str
    values : list
    unit : str
    decimals : int, optional
        By default so many that the largest number has three digits and the least is seen.
    factor : float
        The values are shown multiplied by it.
    texts : list of str, optional
        How the values are written, where they are different things below each other.
    """

    label: str
    values: list
    unit: str = ""
    decimals: int | None = None
    factor: float = 1.0
    texts: list | None = None

    def shown(self) -> list:
        """The values as numbers in the unit of the column."""
        if self.factor == 1.0:
            return self.values
        return [value * self.factor if is_number(value) else value for value in self.values]


@dataclass
class Table:
    """A numbered table.

    Parameters
    ----------
    caption : str
    columns : list of Column
    note : str
        Below the table.
    total : int, optional
        Rows that the file has, where the table shows only some.
    marked : set of int
        Rows that are set bold: sums and what was chosen.
    detail : bool
        It stands in the appendix.
    """

    caption: str
    columns: list
    note: str = ""
    total: int | None = None
    marked: set = field(default_factory=set)
    number: int = 0
    detail: bool = False

    def parts(self) -> list:
        """The columns in groups that fit on a page, the first column repeated."""
        first, rest = self.columns[:1], self.columns[1:]
        count = -(-len(rest) // (_ACROSS - 1)) or 1
        wide = -(-len(rest) // count) or 1
        groups = [rest[start : start + wide] for start in range(0, len(rest), wide)] or [[]]
        return [first + group for group in groups]


@dataclass
class Picture:
    """A picture inside a figure.

    Parameters
    ----------
    png : bytes
    shown : str
        What it shows, for those who cannot see it.
    drawing : Drawing, optional
        The same as lines and letters, for files of its own and pages for print.
    """

    png: bytes
    shown: str = ""
    drawing: object = None


@dataclass
class Figure:
    """A numbered figure of one or several pictures.

    Parameters
    ----------
    caption : str
    pictures : list of Picture
    narrow : bool
        A chart that needs not the whole width.
    is_map : bool
        A single map: two of them fit on a sheet.
    is_chart : bool
        A chart: three of them fit on a sheet.
    detail : bool
        It stands in the appendix.
    """

    caption: str
    pictures: list
    narrow: bool = False
    is_map: bool = False
    is_chart: bool = False
    number: int = 0
    detail: bool = False


@dataclass
class Messages:
    """Lines of a log, or sentences in an order.

    Parameters
    ----------
    lines : list of str
    ordered : bool
        They are numbered.
    """

    lines: list
    ordered: bool = False


@dataclass
class Chapter:
    """A chapter with what it holds.

    Parameters
    ----------
    title : str
    blocks : list
    listed : bool
        Whether the contents list its headings.
    appendix : bool
        It follows the references and folds on the screen.
    kind : str
        Its class in the style sheet.
    """

    title: str
    blocks: list
    listed: bool = True
    appendix: bool = False
    kind: str = ""


def in_appendix(block):
    """A table or figure as one that stands in the appendix; None stays None."""
    if block is not None:
        block.detail = True
    return block


def _decimals_for(values: list) -> int:
    """Decimals with which the largest number has three digits, or up to two more so that the least is not only "<1"."""
    decimals = decimals_of(values, _DIGITS)
    sizes = [abs(value) for value in values if is_number(value) and value]
    least = min(sizes, default=0.0)
    while least and least < 10.0**-decimals and decimals < decimals_of(values, _DIGITS) + _FURTHER:
        decimals += 1
    return decimals


def cells(column: Column) -> list:
    """The cells of a column: (text, number or None)."""
    values = column.shown()
    decimals = _decimals_for(values) if column.decimals is None else column.decimals
    texts = column.texts or [value_text(value, decimals if is_number(value) else None) for value in values]
    return [(text, value if is_number(value) else None) for text, value in zip(texts, values)]
