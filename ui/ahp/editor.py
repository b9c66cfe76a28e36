"""The AHP editor: judgements in pairs, with the weights and the consistency that follow from them at once."""

from __future__ import annotations

from dataclasses import replace

from ...algorithms.resistance.judgements import matrix_of_preset
from ...core.decision.ahp import worst_judgements
from ...core.errors import InputError
from ...core.lists import list_parts
from ..widgets.bars import Bar
from ..widgets.dialog import kept_path, open_form
from ..widgets.history import History
from ..widgets.tab_order import order_tabs
from ..widgets.text import sentence_of
from .judgement_files import judgements_of, parameters_of, read_judgements, write_judgements
from .judgements import LEAST, MOST, Expert, Judgements, blank, matrix_text, unjudged
from .matrix_page import MatrixPage
from .window import AhpWindow


class AhpEditor(AhpWindow):
    """Gives the parameters of `esp:ahp` and the weights.

    Parameters
    ----------
    parent : QWidget, optional
    values : dict, optional
        What the editor begins with, by the parameter keys: MATRIX, NAMES, EXPERTS (a csv file), METHOD, SUBCRITERIA.
        What `chosen` gave can be handed in again. NAMES alone begins with criteria that all count alike.
    """

    ALGORITHM = "esp:ahp"
    PAGE = "ahp"

    def __init__(self, parent=None, values=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("AHP editor"))
        self._criterion = ""
        self._pages: list = []
        self._build()
        self.history = History(self._first(values or {}))
        self.tools.tool("hierarchy").setChecked(bool(self.judgements.branches))
        self._show()
        self.begin_with(150, 34)

    @property
    def judgements(self) -> Judgements:
        """The present state."""
        return self.history.state

    def _first(self, values) -> Judgements:
        names = list_parts(values.get("NAMES"))
        try:
            if values.get("MATRIX") or values.get("EXPERTS"):
                return judgements_of(values)
        except InputError as error:
            self.warn(sentence_of(error))
        if LEAST <= len(names) <= MOST and len(set(names)) == len(names):
            return blank(names)
        return blank([self._numbered(0, number) for number in (1, 2, 3)])

    # -- showing ---------------------------------------------------------------------------

    def _show(self):
        """Bring everything up to the present state."""
        state = self.judgements
        if state.branch(self._criterion) is None:
            self._criterion = ""
        self._make_pages()
        for place, page in enumerate(self._pages):
            where = self._place(place)
            if where is None:
                page.model.show(state.names, state.together(), self._doubtful(state.together()))
            else:
                matrix = state.matrix(where)
                page.model.show(state.names_at(where), matrix, self._doubtful(matrix))
            if isinstance(where, int):
                expert = state.experts[where]
                page.show_expert(expert.name, expert.weight)
                if len(state.experts) > 1:
                    self.tabs.setTabText(place, expert.name)
        self.method.setCurrentIndex(state.method)
        self._show_results()

    def _make_pages(self):
        """As many tabs as there is to judge: experts and all of them together, or one set of sub-criteria."""
        experts = len(self.judgements.experts)
        wanted = (self._criterion, experts)
        if getattr(self, "_made", None) == wanted:
            return
        before = self.tabs.currentIndex()
        self._made = wanted
        self.tabs.blockSignals(True)
        while self.tabs.count():
            page = self.tabs.widget(0)
            self.tabs.removeTab(0)
            page.deleteLater()
        several = experts > 1 and not self._criterion
        self._pages = [MatrixPage(True, several) for _ in range(experts if several else 1)]
        if several:
            self._pages.append(MatrixPage(False, False))
        for place, page in enumerate(self._pages):
            title = self._criterion or (self.tr("All together") if place == experts else self.tr("Judgements"))
            self.tabs.addTab(page, title)
            page.model.judged.connect(self._judged)
            page.model.renamed.connect(self._rename)
            page.expert_renamed.connect(lambda name, number=place: self._rename_expert(number, name))
            page.expert_weighed.connect(lambda weight, number=place: self._weigh_expert(number, weight))
        self.tabs.setCurrentIndex(min(max(before, 0), len(self._pages) - 1))
        self.tabs.blockSignals(False)
        order_tabs(self)

    def _place(self, tab: int):
        """What a tab judges: the number of an expert, a criterion, or None for all experts together."""
        if self._criterion:
            return self._criterion
        return tab if tab < len(self.judgements.experts) else None

    @property
    def place(self):
        """What the open tab judges."""
        return self._place(max(self.tabs.currentIndex(), 0))

    def _doubtful(self, matrix):
        """The pairs to mark: none where the judgements are consistent enough, or not complete."""
        if unjudged(matrix) or self.judgements.of(matrix).consistent:
            return ()
        return [(mending.first, mending.second) for mending in worst_judgements(matrix)]

    def _show_results(self):
        state, place = self.judgements, self.place
        several = len(state.experts) > 1
        matrix = state.together() if place is None else state.matrix(place)
        names = state.names if place is None else state.names_at(place)
        open_pairs = unjudged(matrix)
        if open_pairs:
            self._show_unjudged(state, place, open_pairs)
            return
        result, found = state.of(matrix), worst_judgements(matrix)
        marks = [()] * len(names)
        title = self.tr("Weights")
        if place is None:
            marks = list(zip(*(state.of(expert.matrix).weights.tolist() for expert in state.heard)))
            title = self.tr("Weights of all together; lines: each expert")
        elif isinstance(place, str):
            title = self.tr("Weights within {criterion}").format(criterion=place)
        elif several:
            marks = [(weight,) for weight in state.of(state.together()).weights.tolist()]
            title = self.tr("Weights of {expert}; lines: all together").format(expert=state.experts[place].name)
        self.results.show_weights(title, [Bar(*entry) for entry in zip(names, result.weights.tolist(), marks)])
        self.results.show_consistency(result, found)
        heard = len(state.heard) > 1 and not self._criterion
        self.results.show_agreement(state.group().agreement if heard else None)
        self.results.show_mendings(names, found, place is not None)
        self._show_tree(state, len(names))

    def _show_unjudged(self, state, place, count: int):
        """An expert who has not judged all pairs has no weights."""
        title = self.tr("Weights of {expert}").format(expert=state.experts[place].name)
        self.results.show_weights(title, [])
        self.results.show_unjudged(count)
        self.results.show_agreement(None)
        self.results.show_mendings(state.names, [], False)
        self._show_tree(state, len(state.names))

    def _show_tree(self, state, count: int):
        """The hierarchy, and which tools can be used."""
        place, several = self.place, len(state.experts) > 1
        tree = state.tree()
        leaves = [Bar(self._leaf_name(leaf), leaf.weight) for leaf in tree.leaves] if state.branches else []
        self.results.show_hierarchy(leaves, tree.cr)
        self.tree.setVisible(self.tools.tool("hierarchy").isChecked())
        self.tree.show_tree(state, tree, self._selected())
        self.tools.enable(
            undo=self.history.can_undo,
            redo=self.history.can_redo,
            add=count < MOST,
            remove=count > LEAST,
            add_expert=not self._criterion,
            remove_expert=several and isinstance(place, int),
        )

    def _selected(self) -> str:
        selected = self.tree.selected()
        return selected if selected in self.judgements.names else self._criterion

    @staticmethod
    def _leaf_name(leaf) -> str:
        return leaf.name if leaf.name == leaf.criterion else f"{leaf.criterion} / {leaf.name}"

    # -- changes ---------------------------------------------------------------------------

    def _judged(self, first: int, second: int, value: float):
        self._change(self.judgements.judged(self.place, first, second, value))

    def _mend(self, first: int, second: int, value: float):
        page = self._pages[self.tabs.currentIndex()]
        self._judged(first, second, value)
        page.view.select(first, second)

    def _rename(self, number: int, name: str):
        page = self._pages[self.tabs.currentIndex()]
        try:
            self._change(self.judgements.renamed(self.place, number, name))
        except InputError as error:
            page.model.refuse(page.model.index(number, 0), name, sentence_of(error))

    def add_criterion(self) -> None:
        """Add a criterion that counts as much as each of the others, and let its name be typed."""
        place = 0 if self.place is None else self.place
        self._change(self.judgements.added(place, self._free_name(place)))
        view = self._pages[self.tabs.currentIndex()].view
        view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
        view.setFocus()
        view.edit(view.currentIndex())

    def _free_name(self, place) -> str:
        names = self.judgements.names_at(place)
        number = len(names) + 1
        while self._numbered(place, number) in names:
            number += 1
        return self._numbered(place, number)

    def _numbered(self, place, number: int) -> str:
        if isinstance(place, str):
            return self.tr("{criterion} part {number}").format(criterion=place, number=number)
        return self.tr("Criterion {number}").format(number=number)

    def remove_criterion(self) -> None:
        """Remove the criterion of the selected row, by default the last one."""
        place = 0 if self.place is None else self.place
        row = self._pages[self.tabs.currentIndex()].view.currentIndex().row()
        count = len(self.judgements.names_at(place))
        self._change(self.judgements.removed(place, row if 0 <= row < count else count - 1))

    def add_expert(self) -> None:
        """Add an expert."""
        taken = {expert.name for expert in self.judgements.experts}
        number = len(taken) + 1
        while str(number) in taken:
            number += 1
        self._change(self.judgements.with_expert(str(number)))
        self.tabs.setCurrentIndex(len(self.judgements.experts) - 1)

    def remove_expert(self) -> None:
        """Remove the expert of the open tab."""
        if len(self.judgements.experts) > 1 and isinstance(self.place, int):
            self._change(self.judgements.without_expert(self.place))

    def _rename_expert(self, number: int, name: str):
        experts = self.judgements.experts
        if number >= len(experts) or experts[number].name == name.strip():
            return
        others = [expert.name for place, expert in enumerate(experts) if place != number]
        if not name.strip() or name.strip() in others:
            self.warn(self.tr("Each expert needs a name of their own."))
            self._show()
            return
        self._change(self.judgements.with_expert_changed(number, name=name.strip()))

    def _weigh_expert(self, number: int, weight: float):
        self._change(self.judgements.with_expert_changed(number, weight=weight))

    def _choose_method(self, number: int):
        if number != self.judgements.method:
            self._change(replace(self.judgements, method=number))

    # -- hierarchy -------------------------------------------------------------------------

    def _open(self, criterion: str):
        self._criterion = criterion if self.judgements.branch(criterion) is not None else ""
        self._show()

    def _divide(self, criterion: str):
        names = [self._numbered(criterion, number) for number in (1, 2)]
        self._criterion = criterion
        self._change(self.judgements.with_branch(criterion, names))

    # -- files and results -----------------------------------------------------------------

    def _take_paper(self, number: int):
        names, matrix = matrix_of_preset(number)
        self._criterion = ""
        self._change(Judgements(tuple(names), (Expert("1", matrix),), (), self.judgements.method))

    def _open_title(self) -> str:
        return self.tr("Open judgements")

    def _save_title(self) -> tuple:
        return self.tr("Save judgements"), "judgements"

    def _read_state(self, path: str) -> Judgements:
        return read_judgements(path)

    def _take_state(self, state: Judgements, path: str):
        self._criterion = ""
        self.tools.tool("hierarchy").setChecked(bool(state.branches))
        self._change(replace(state, method=self.judgements.method))

    def _write_state(self, path: str):
        self.judgements.require_judged()
        write_judgements(self.judgements, path)

    def values(self) -> dict:
        """The parameters of `esp:ahp`, and WEIGHTS.

        Raises
        ------
        InputError
            When the table of the experts cannot be written.
        """
        self.judgements.require_judged()
        return parameters_of(self.judgements, _keep)

    def _report(self):
        try:
            open_form(self.ALGORITHM, {key: value for key, value in self.values().items() if key != "WEIGHTS"})
        except InputError as error:
            self.warn(sentence_of(error))

    def go_on(self, values: dict) -> None:
        """Where nobody waits for the weights, they go on to the weighted overlay."""
        open_form("esp:weightedoverlay", {"WEIGHTS": values["WEIGHTS"]})


def _keep(judgements: Judgements) -> str:
    """Write several experts into a file of the profile."""
    content = "|".join(
        f"{expert.name};{expert.weight};{matrix_text(expert.matrix)}" for expert in judgements.experts
    )
    path = kept_path("experts", ",".join(judgements.names) + content)
    write_judgements(judgements, path)
    return path
