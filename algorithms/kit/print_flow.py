"""Puts texts, tables and pictures onto the pages of a PDF: nothing is cut, no heading stands alone at a foot."""

from __future__ import annotations

from collections import deque

from qgis.PyQt.QtCore import QBuffer, QIODevice, QSizeF
from qgis.PyQt.QtGui import QPainter

from .drawing import POINTS_AN_INCH, Canvas, pdf_writer, without_moment
from .print_boxes import COLUMN, GUTTER, MARGIN, PAGE_HIGH, PAGE_WIDE, Box, Columns, NewPage, Rows

# Points: where a page begins, what is left below it, and where its number stands.
_TOP, _FOOT, _NUMBER = 45.0, 48.0, 24.0
_SOFT = "#5d6b63"
# A table is begun above the foot only with so many of its rows.
_FIRST_ROWS = 3
# Less than this part of a column is left empty below a heading and the line that follows it.
_LEAST_LEFT = 80.0


def _floating(part) -> str:
    """What kind of float a part is: "figure", "table", or empty for what stays where it is."""
    if isinstance(part, Box):
        return "figure" if part.floats else ""
    return "table" if isinstance(part, Rows) and part.whole else ""


def _next_other(queue, kinds: set, beyond: bool) -> list:
    """The first part that follows and is none of some kinds, below its headings; empty without one before a break.

    Parameters
    ----------
    queue : iterable
    kinds : set of str
    beyond : bool
        Whether the heading of a chapter is no break.
    """
    heads: list = []
    for part in queue:
        if isinstance(part, NewPage) or (not beyond and isinstance(part, Box) and part.begins):
            return []
        if isinstance(part, Columns):
            return [*heads, Box(_LEAST_LEFT, lambda *_: None)]
        if isinstance(part, Box) and part.keep:
            heads.append(part)
        elif _floating(part) not in kinds:
            return [*heads, part]
    return []


def _boxes_of(part) -> list:
    """A figure, or a whole table, as boxes below each other."""
    return [part] if isinstance(part, Box) else [*part.before, part.head, *part.rows, *part.after]


def _height_of(part) -> float:
    return sum(box.height for box in _boxes_of(part))


def _least_height(table: Rows) -> float:
    """How much room a table needs where it begins: all of it, or its first rows."""
    rows = table.rows if table.whole else table.rows[:_FIRST_ROWS]
    after = table.after if table.whole else []
    return sum(box.height for box in (*table.before, table.head, *rows, *after))


class PrintFlow:
    """Lays boxes onto pages, then draws them.

    Parameters
    ----------
    title : str
        In the file's properties.
    foot : str
        Beside the number of each page.
    """

    def __init__(self, title: str, foot: str = ""):
        self._title = title
        self._foot = foot
        self._placed: list = [[]]
        self._waiting: list = []
        # Headings that were put back in front of the text that follows a figure, and stand before it.
        self._heads: list = []
        self._columns = 1
        self._column = 0
        self._begin = _TOP
        self._top = _TOP

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._placed)

    def add(self, parts: list) -> None:
        """Lay boxes, tables, breaks and changes of columns in their order."""
        queue = deque(parts)
        while queue:
            part = queue.popleft()
            if isinstance(part, NewPage):
                self._place_waiting()
                self._next_page()
                continue
            if isinstance(part, Columns):
                self._change_columns(part.count, next((one for one in queue if isinstance(one, Box)), None))
                continue
            group = [part]
            while isinstance(group[-1], Box) and group[-1].keep and queue and isinstance(queue[0], (Box, Rows)):
                group.append(queue.popleft())
            if isinstance(part, Box) and part.begins and not self._heads and self._crowded():
                self._place_waiting()
            if self._may_wait(group, queue):
                self._let_wait(group, queue)
                continue
            if isinstance(group[-1], Box) and group[-1].keep and queue and isinstance(queue[0], Columns):
                # The columns below a heading have room for some of their lines.
                self._make_room(sum(box.height for box in group) + _LEAST_LEFT)
            if _floating(group[-1]) in self._kinds_waiting():
                # No figure or table stands before an earlier one, and none before its own headings.
                if self._heads:
                    self._place([*group[:-1], self._waiting.pop(0)])
                    group = group[-1:]
                self._place_waiting()
                if self._may_wait(group, queue):
                    self._let_wait(group, queue)
                    continue
            self._place(group)
            self._place_those_that_fit()
        self._place_waiting()

    def pdf(self) -> bytes:
        """The pages as a file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.ReadWrite)
        writer = pdf_writer(buffer, QSizeF(PAGE_WIDE / POINTS_AN_INCH, PAGE_HIGH / POINTS_AN_INCH))
        writer.setTitle(self._title)
        writer.setCreator(self._foot)
        unit = writer.resolution() / POINTS_AN_INCH
        painter = QPainter(writer)
        canvas = Canvas(painter, unit)
        for number, page in enumerate(self._placed, 1):
            if number > 1:
                writer.newPage()
            for box, left, top in page:
                box.draw(canvas, left, top)
            foot = PAGE_HIGH - _NUMBER
            canvas.text(PAGE_WIDE / 2.0, foot, str(number), 8.0, colour=_SOFT, at=0.5)
            canvas.text(MARGIN, foot, self._foot, 7.0, colour=_SOFT)
        painter.end()
        return without_moment(bytes(buffer.data()))

    # -- where the next box stands -------------------------------------------------------

    @property
    def _end(self) -> float:
        return PAGE_HIGH - _FOOT

    def _kinds_waiting(self) -> set:
        return {_floating(part) for part in self._waiting}

    def _crowded(self) -> bool:
        """Whether so much waits that it would not be on the next page."""
        return sum(map(_height_of, self._waiting)) > self._end - _TOP

    def _may_wait(self, group: list, queue) -> bool:
        """Whether what follows fills the rest of the page better than a figure or table, which does not fit there."""
        kind, waiting = _floating(group[-1]), self._kinds_waiting()
        if self._columns > 1 or not kind or (kind not in waiting and self._fits(group)):
            return False
        if _height_of(group[-1]) > self._end - _TOP:
            return False
        following = _next_other(queue, {*waiting, kind}, not self._crowded())
        return bool(following) and self._fits([*group[:-1], *following])

    def _let_wait(self, group: list, queue) -> None:
        """Keep the last part of a group for later; its headings stand above what follows."""
        self._waiting.append(group.pop())
        self._heads += [box for box in group if all(box is not own for own in self._heads)]
        queue.extendleft(reversed(group))

    def _place_those_that_fit(self) -> None:
        """What waits, where its headings were placed and there is room below them."""
        while self._waiting and not self._heads and self._columns == 1 and self._fits(self._waiting[:1]):
            self._put_all(self._waiting.pop(0))

    def _fits(self, group: list) -> bool:
        """Whether boxes, or the least part of a table after them, fit below the last one."""
        heights = [part.height if isinstance(part, Box) else _least_height(part) for part in group]
        return self._top + sum(heights) <= self._end

    def _place(self, group: list) -> None:
        if isinstance(group[-1], Rows):
            self._place_rows(group[:-1], group[-1])
            return
        self._make_room(sum(box.height for box in group))
        for box in group:
            self._make_room(box.height)
            self._put(box)

    def _place_waiting(self) -> None:
        if self._waiting and self._columns > 1:
            self._next_page()
        while self._waiting:
            if self._fits(self._waiting[:1]) or self._top <= _TOP:
                self._put_all(self._waiting.pop(0))
            else:
                # A new page begins with those that wait, in their order.
                self._next_page()

    def _make_room(self, height: float) -> None:
        """Go on to the next column or page until so much fits, or the page is empty."""
        while self._top + height > self._end and self._top > _TOP:
            self._next_column()

    def _place_rows(self, above: list, table: Rows) -> None:
        """A table, with the headings above it: whole where it fits on a page, else row by row below its head."""
        begin = [*above, *table.before, table.head]
        everything = [*begin, *table.rows, *table.after]
        if table.whole and sum(box.height for box in everything) <= self._end - _TOP:
            self._place(everything)
            return
        self._place([*begin, *table.rows[:_FIRST_ROWS]])
        for row in table.rows[_FIRST_ROWS:]:
            if self._top + row.height > self._end:
                self._next_column()
                self._put(table.head)
            self._put(row)
        for box in table.after:
            self._place([box])

    def _put(self, box: Box) -> None:
        self._heads = [own for own in self._heads if own is not box]
        self._placed[-1].append((box, MARGIN + self._column * (COLUMN + GUTTER), self._top))
        self._top += box.height

    def _put_all(self, part) -> None:
        for box in _boxes_of(part):
            self._put(box)

    def _next_column(self) -> None:
        if self._column + 1 < self._columns:
            self._column += 1
            self._top = self._begin
        else:
            self._next_page()

    def _next_page(self) -> None:
        if self._placed[-1]:
            self._placed.append([])
        self._column = 0
        self._top = _TOP
        # What waits stands first, as much as fits, but not before its own headings.
        while self._waiting and not self._heads and self._top + _height_of(self._waiting[0]) <= self._end:
            self._put_all(self._waiting.pop(0))
        self._begin = self._top

    def _change_columns(self, count: int, first: Box | None) -> None:
        if self._columns > 1:
            self._balance()
        lowest = max((top + box.height for box, _, top in self._placed[-1]), default=_TOP)
        self._columns, self._column = count, 0
        self._begin = self._top = lowest
        if first is not None and lowest + max(first.height, _LEAST_LEFT) > self._end:
            self._next_page()

    def _balance(self) -> None:
        """Make the columns of the last page as high as each other."""
        page = self._placed[-1]
        own = [box for box, left, top in page if top >= self._begin]
        others = [entry for entry in page if entry[2] < self._begin]
        if self._columns != 2 or len(own) < 2:
            return
        splits = [number for number in range(1, len(own)) if not own[number - 1].keep]
        total = sum(box.height for box in own)
        heights = {number: sum(box.height for box in own[:number]) for number in splits}
        higher = {number: max(high, total - high) for number, high in heights.items()}
        best = min(higher, key=higher.get, default=None)
        if best is None or higher[best] > self._end - self._begin:
            return
        placed = []
        for column, boxes in enumerate((own[:best], own[best:])):
            top = self._begin
            for box in boxes:
                placed.append((box, MARGIN + column * (COLUMN + GUTTER), top))
                top += box.height
        self._placed[-1] = [*others, *placed]
