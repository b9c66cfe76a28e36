"""What the AHP editor looks like."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QTabWidget

from ..widgets.editor import EditorDialog
from ..widgets.layouts import combo_of
from ..widgets.tool_row import ToolRow
from .results_panel import ResultsPanel
from .tree_panel import TreePanel


class AhpWindow(EditorDialog):
    """The parts of the window; what they do is the editor's."""

    def _build(self):
        self.tools = self._make_tools()
        self.tree = TreePanel()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.results = ResultsPanel()
        self.body.addWidget(self.tools)
        self.body.addWidget(self.split((self.tree, 0), (self.tabs, 3), (self.results, 2)), 1)
        self.tree.opened.connect(self._open)
        self.tree.wanted.connect(self._divide)
        self.tree.unwanted.connect(lambda criterion: self._change(self.judgements.without_branch(criterion)))
        self.tabs.currentChanged.connect(lambda _: self._show_results())
        self.results.mended.connect(self._mend)
        self.add_button(
            self.tr("Report"),
            self.tr("Open the form of AHP weights with these judgements, for a table and a report."),
            self._report,
        )
        self.add_button(
            self.tr("Use these weights"), self.tr("Hand the weights on to the weighted overlay."), self._use, main=True
        )

    def _make_tools(self):
        row = ToolRow(self)
        self.add_editor_tools(
            row, self.tr("Open judgements from a csv file"), self.tr("Save the judgements as a csv file")
        )
        for name, icon, text, tip, slot in (
            ("add", "symbologyAdd", self.tr("Criterion"), self.tr("Add a criterion"), self.add_criterion),
            ("remove", "symbologyRemove", self.tr("Criterion"), self.tr("Remove the selected criterion"),
             self.remove_criterion),
            ("add_expert", "symbologyAdd", self.tr("Expert"), self.tr("Add an expert with own judgements"),
             self.add_expert),
            ("remove_expert", "symbologyRemove", self.tr("Expert"), self.tr("Remove the expert of this tab"),
             self.remove_expert),
            ("hierarchy", "mIconTreeView", self.tr("Hierarchy"),
             self.tr("Show the hierarchy: criteria and their sub-criteria"), self._show),
        ):
            if not name.startswith("remove"):
                row.addSeparator()
            row.add(name, icon, text, tip, slot, words=True)
        row.tool("hierarchy").setCheckable(True)
        row.addSeparator()
        row.add_menu("literature", self.tr("Literature"), self.tr("Judgements from the literature"),
                     [(self.tr("Qaidam: six resistance factors"), lambda: self._take_paper(1))])
        row.addSeparator()
        texts = [self.tr("Principal eigenvector"), self.tr("Geometric mean")]
        tip = self.tr("How weights follow from the matrix; consistent judgements give the same.")
        self.method = combo_of(texts, "", tip, self.tr("Method"))
        self.method.activated.connect(self._choose_method)
        row.addWidget(self.method)
        return row
