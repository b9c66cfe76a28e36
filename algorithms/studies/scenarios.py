"""esp:scenarios: a workflow under several settings or maps, and what changes from one to another."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingMultiStepFeedback, QgsProcessingOutputHtml

from ...core.errors import InputError
from ...core.progress import part_of, parts_of
from ..base import About, EspAlgorithm
from ..kit.words import words_of
from ..layers.vector_io import columns_of
from ..platform.compat import NO_THREADING
from .workflow_form import add_workflow_inputs

if TYPE_CHECKING:
    from .scenario_changes import Rules

# Of a cell: lines are cut into pieces of about the reach.
_LEAST_REACH = 0.1


class ScenarioComparison(EspAlgorithm):
    """Scenarios of one workflow."""

    NAME = "scenarios"
    GROUP = "pattern"
    TITLE = "Scenario comparison"
    SUMMARY = "Runs a workflow under several settings or maps and compares the patterns."
    TAGS = "scenario,comparison,change,plan,year,what if,transition,sensitivity"
    NEEDS_METRES = True
    ABOUT = About(
        purpose=(
            "Runs the same workflow under two or more settings, years or plans and says what changes: sources "
            "that are lost, gained, split or merged, the shift of the corridors, the change of resistance, "
            "current and health, pinch points and barriers, transitions between zones. The scenarios are rows of "
            "a table: a name, and a column for each input in which they differ. Finished runs are taken up again, "
            "and folders of finished runs can be compared without running anything."
        ),
        formula=(
            "Sources a and b are the same when |a &cap; b| &ge; s min(|a|, |b|). Overlap of places: "
            "|A &cap; B| / |A &cup; B|. Shift of corridors: share of length within the reach of the other "
            "corridors, mean distance by length, Hausdorff distance. Surfaces: difference, Pearson's r, overlap "
            "of the highest natural class of both together."
        ),
        reading=(
            "comparison.html has maps and tables; each scenario's folder in comparison has a GeoPackage and "
            "rasters of the changes. Blue is more or gained, red less or lost. Small shifts of corridors between "
            "runs that are nearly the same show how certain a corridor is."
        ),
        source=(
            "Jaccard (1912) (overlap); Goodchild and Hunter (1997), International Journal of Geographical "
            "Information Science 11: 299-306 (lines within a buffer)."
        ),
    )

    def flags(self):
        """Workflows make reports and maps, which belong to the main thread."""
        return super().flags() | NO_THREADING

    def define(self):
        """The form."""
        add_workflow_inputs(self)
        self.add_table(
            "SCENARIOS",
            "Table of the scenarios",
            optional=True,
            help=(
                "A column name, and columns named like inputs of the workflow, with values or files (several "
                "separated by semicolons); empty cells have the value of the base. A row without values is the base."
            ),
        )
        self.add_text(
            "FOLDERS",
            "Folders of finished runs",
            multiline=True,
            help="Separated by semicolons, with names if you like: before=runs/2003; after=runs/2023.",
        )
        self.add_text(
            "REFERENCE",
            "Name of the reference",
            help="The scenario with which the others are compared; the first by default.",
        )
        self.add_number(
            "OVERLAP",
            "Shared part of the smaller of two sources that are the same",
            0.5,
            minimum=0.01,
            maximum=1.0,
            advanced=True,
            help="Two sources of different scenarios that share less are different ones.",
        )
        self.add_number(
            "REACH",
            "Reach of corridors (m)",
            minimum=0.0,
            help="How far a corridor may move and be the same; five cells by default.",
            advanced=True,
        )
        self.add_number(
            "CLASSES", "Classes of surfaces", 5, whole=True, minimum=2, maximum=20, advanced=True,
            help="Natural breaks; the places of the highest class are compared."
        )  # fmt: skip
        self.add_flag(
            "AGAIN", "Run all again, finished ones as well", advanced=True,
            help="Else runs that are in the folder already are read.",
        )
        self.add_scheduler()
        self.add_text("TITLE", "Title", "Comparison of scenarios", advanced=True)
        self.add_folder_output(
            "FOLDER", "Folder", help="A folder for each scenario, and one called comparison with the results."
        )
        self.add_table_output("KEY_NUMBERS", "Key numbers")
        self.add_table_output("CHANGE_TABLE", "Changes")
        self._add_result(QgsProcessingOutputHtml("REPORT", self.tr("Page of the comparison")))

    # -- what is compared ------------------------------------------------------------------

    def check(self, values):
        """Something to compare, and every run as far as it can be checked before it starts."""
        from . import scenario_table as choice
        from .workflow_form import given_settings

        base = given_settings(values)
        finished = choice.finished_scenarios(values.text("FOLDERS"))
        if not values.given("SCENARIOS"):
            if len(finished) < 2:
                raise InputError(
                    "There is nothing to compare: give a table of scenarios, or at least two folders of finished runs."
                )
            choice.check_names(finished)
            self._reference(values, finished)
        elif base is None:
            raise InputError("The scenarios of the table need a base: give a parameter file, or name a workflow.")

    def _scenarios(self, job, folder: str) -> list:
        from . import scenario_table as choice
        from .workflow_form import given_settings

        result = []
        table = job.table("SCENARIOS")
        if table is not None:
            place = job.folder_of_table("SCENARIOS")
            title = os.path.basename(job.layer_name("SCENARIOS"))
            result = choice.scenarios_of_table(table, title, given_settings(job), place, folder)
        result += choice.finished_scenarios(job.text("FOLDERS"))
        choice.check_names(result)
        if len(result) < 2:
            raise InputError("There is one scenario only; a comparison needs two.")
        chosen = self._reference(job, result)
        return [chosen, *(scenario for scenario in result if scenario is not chosen)]

    def _reference(self, values, scenarios: list):
        wanted = values.text("REFERENCE")
        if not wanted:
            return scenarios[0]
        for scenario in scenarios:
            if scenario.name.casefold() == wanted.casefold():
                return scenario
        raise InputError(
            "No scenario is called {name}; the scenarios are: {known}.",
            name=wanted,
            known=", ".join(scenario.name for scenario in scenarios),
        )

    # -- the work --------------------------------------------------------------------------

    def work(self, job):
        """Run what is not finished, compare, write."""
        from . import scenario_table as choice
        from .scenario_changes import DEFAULT_REACH, Rules
        from .scenario_layers import find_pattern, use_ground

        folder = os.path.abspath(job.output_path("FOLDER"))
        scenarios = self._scenarios(job, folder)
        runs = [scenario for scenario in scenarios if scenario.settings is not None]
        self._run(job, runs)
        comparing = part_of(job.progress, len(runs) / (len(runs) + 1), 1.0)
        patterns = []
        for scenario in scenarios:
            patterns.append(find_pattern(scenario.name, scenario.folder, patterns[0] if patterns else None))
        use_ground(job, patterns[0])
        reach = job.number("REACH") or DEFAULT_REACH * job.grid.cell_size
        if reach < _LEAST_REACH * job.grid.cell_size:
            raise InputError(
                "{parameter}: it is below one cell of {size:g} m; enlarge it to a few cells at least.",
                parameter=job.label("REACH"),
                size=job.grid.cell_size,
            )
        rules = Rules(job.number("OVERLAP"), reach, job.integer("CLASSES"))
        staged = job.outputs.staged_folder("FOLDER", inside=choice.COMPARISON)
        shown, before, tables = self._compare(job, patterns, rules, staged, comparing)
        self._write(job, patterns, rules, shown, before, tables, staged)
        _drop_layers(job, os.path.join(folder, choice.COMPARISON))
        job.set_path("REPORT", os.path.join(folder, choice.COMPARISON, "comparison.html"))

    def _run(self, job, runs: list) -> None:
        # All are planned before the first one runs: a mistake in the last row is said at once.
        from .workflow_run import plan_run, run_or_reuse

        plans = [plan_run(scenario.settings, job.context) for scenario in runs]
        # The comparison is the last step.
        feedback = QgsProcessingMultiStepFeedback(len(runs) + 1, job.feedback)
        for number, (scenario, plan) in enumerate(zip(runs, plans)):
            feedback.setCurrentStep(number)
            job.say(self.tr("Scenario {name}").format(name=scenario.name))
            if run_or_reuse(job, plan, scenario.folder, job.flag("AGAIN"), feedback):
                job.log("{name}: the finished run is taken.", name=scenario.name)

    def _compare(self, job, patterns: list, rules: Rules, staged: str, progress):
        from ..writing.files import make_folder
        from . import scenario_table as choice
        from .scenario_changes import compare, flows
        from .scenario_outputs import write_layers
        from .scenario_page import Shown
        from .scenario_pictures import reference_map, small_maps
        from .scenario_tables import TABLES

        shown, before = [], None
        tables: dict = {file: [] for file in TABLES}
        for pattern, step in zip(patterns[1:], parts_of(progress, [1.0] * (len(patterns) - 1))):
            job.say(self.tr("Comparing {name}").format(name=pattern.name))
            comparison = compare(job, patterns[0], pattern, rules, step)
            folder = os.path.join(staged, choice.folder_name(pattern.name))
            write_layers(job, comparison, make_folder(folder))
            rows = {file: rows_of(comparison) for file, (_, rows_of) in TABLES.items()}
            for file, part in rows.items():
                tables[file] += [(pattern.name, *row) for row in part]
            maps = small_maps(comparison)
            shown.append(Shown(pattern.name, rows["changes"], rows["sources"], maps, flows(comparison)))
            if before is None:
                before = reference_map(comparison, self.tr("{name} (reference)").format(name=patterns[0].name))
            self._tell(job, pattern.name, comparison)
        return shown, before, tables

    @staticmethod
    def _tell(job, name: str, comparison) -> None:
        if "sources" in comparison.ground:
            kinds = [group.change for group in comparison.sources]
            count = {kind: kinds.count(kind) for kind in ("lost", "gained", "kept")}
            job.log(
                "{name}: {kept} {kept:source is|sources are} kept, {lost} lost, {gained} gained.", name=name, **count
            )
        if comparison.corridors is not None:
            share = 100.0 * comparison.corridors.forth.near_share
            job.log("{name}: {share:.1f} % of the corridors' length is kept.", name=name, share=share)

    def _write(self, job, patterns: list, rules: Rules, shown: list, before, tables: dict, staged: str) -> None:
        from ..writing.files import write_csv, write_text
        from .scenario_page import ScenarioReport, scenario_page
        from .scenario_tables import TABLES, differing_inputs, key_numbers, number_columns

        names = [pattern.name for pattern in patterns]
        measured = [key_numbers(job, pattern) for pattern in patterns]
        order = dict.fromkeys(key for numbers in measured for key in numbers)
        keys = {key: [numbers.get(key) for numbers in measured] for key in order}
        settings = differing_inputs(patterns)
        columns = {file: columns_of(heads, tables[file]) for file, (heads, _) in TABLES.items()}
        for file, table in columns.items():
            write_csv(os.path.join(staged, f"{file}.csv"), table)
        numbers = number_columns(words_of("element"), names, keys, patterns)
        write_csv(os.path.join(staged, "key_numbers.csv"), numbers)
        job.write_table("KEY_NUMBERS", numbers)
        job.write_table("CHANGE_TABLE", columns["changes"])
        if settings:
            rows = [(key, *values) for key, values in settings.items()]
            job.record_table("settings", columns_of(("input", *names), rows))
        report = ScenarioReport(job.text("TITLE"), names[0], names, keys, settings, shown, before, rules)
        write_text(os.path.join(staged, "comparison.html"), scenario_page(report))


def _drop_layers(job, folder: str) -> None:
    """Have the layers of an earlier comparison go, whose scenarios may have been others."""
    from .scenario_outputs import PACKAGE, RASTER

    for entry in os.scandir(folder) if os.path.isdir(folder) else ():
        if entry.is_dir() and any(name == PACKAGE or name.endswith(RASTER) for name in os.listdir(entry.path)):
            job.outputs.drop(entry.path)
