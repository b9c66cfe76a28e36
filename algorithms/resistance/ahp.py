"""esp:ahp: weights of criteria from judgements in pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import numpy as np

from ...core.errors import InputError
from ...core.lists import list_parts
from ...core.numbers import format_numbers
from ..base import About, EspAlgorithm

if TYPE_CHECKING:
    from ...core.decision.ahp import Priorities

# The end of Saaty's scale, with room for rounding.
_GREATEST = 9.0 + 1e-9


@dataclass
class _Judged:
    """One comparison: what was compared, the matrix, its weights, and the experts behind it."""

    title: str
    names: list
    matrix: np.ndarray
    result: Priorities
    experts: tuple = ()
    agreement: Optional[float] = None


class AnalyticHierarchy(EspAlgorithm):
    """AHP weights."""

    NAME = "ahp"
    GROUP = "resistance"
    TITLE = "AHP weights"
    SUMMARY = "Weights of criteria from judgements in pairs, with their consistency and what would mend it."
    TAGS = "analytic hierarchy process,judgement matrix,consistency ratio,pairwise,weights"
    ABOUT = About(
        purpose=(
            "Derives weights from judgements such as \"A matters three times as much as B\" (scale 1 to 9), of one "
            "or several experts, for criteria and, where wanted, sub-criteria. The weights go on to "
            "<i>Weighted overlay</i>."
        ),
        formula=(
            "A w = &lambda;<sub>max</sub> w (or the geometric means of the rows). "
            "CI = (&lambda;<sub>max</sub> - n) / (n - 1), CR = CI / RI with Saaty's random index RI (n up to 15). "
            "Experts: weighted geometric mean of their judgements."
        ),
        reading=(
            "The matrix is written row by row: 1,3,5; 1/3,1,2; 1/5,1/2,1, or only its upper triangle: 3,5; 2. CR "
            "below 0.1 is consistent enough. Else the report names the judgements that disagree most with the "
            "others, and the value that would mend each."
        ),
        source=(
            "Saaty (1980); Crawford and Williams (1985) (geometric mean); Aczel and Saaty (1983) (groups); "
            "Harker (1987) (mending)."
        ),
    )

    def define(self):
        """The form."""
        self.add_text(
            "MATRIX",
            "Judgement matrix",
            multiline=True,
            help="Rows separated by semicolons or lines, fractions such as 1/3; or only the upper triangle.",
        )
        self.add_text("NAMES", "Names of the criteria", help="Separated by commas, in the order of the matrix.")
        self.add_table(
            "MATRIX_TABLE",
            "Judgement matrix as a table",
            optional=True,
            help="Instead of the text: a column for each criterion, and perhaps one called name.",
        )
        self.add_choice(
            "PRESET",
            "Judgement matrix from the literature",
            ["None", "Qaidam: six resistance factors"],
            help="Published are the weights; this matrix gives them.",
        )
        self.add_table(
            "EXPERTS",
            "Judgements of several experts",
            optional=True,
            help=(
                "A row for each expert with the columns expert, matrix (and weight); or a row for each judgement with "
                "expert, first, second, judgement."
            ),
        )
        self.add_text(
            "SUBCRITERIA",
            "Sub-criteria",
            multiline=True,
            advanced=True,
            help="A line for each criterion that has some, such as distance: road, railway, water: 1,2,1/3; 1,1/4; 1",
        )
        self.add_choice(
            "METHOD", "Method", ["Principal eigenvector", "Geometric mean"],
            help="How weights follow from the matrix; consistent judgements give the same by both.",
        )
        self.add_flag(
            "STRICT",
            "Refuse inconsistent judgements",
            help="A consistency ratio of 0.1 or more is an error instead of a warning.",
        )
        self.add_table_output("WEIGHTS_TABLE", "Weights")
        self.add_html_output("REPORT", "Report")
        self.add_text_result("WEIGHTS", "Weights")
        self.add_number_result("CR", "Consistency ratio")
        self.add_number_result("CI", "Consistency index")
        self.add_number_result("LAMBDA_MAX", "Principal eigenvalue")

    def check(self, values):
        """One source of judgements, and texts that can be read."""
        from ...core.decision.ahp import check_names
        from ...core.decision.ahp_hierarchy import parse_branches
        from ...core.decision.ahp_matrix import parse_matrix

        given = [values.given(key) for key in ("MATRIX", "MATRIX_TABLE", "EXPERTS")]
        if sum(given) + bool(values.choice("PRESET")) != 1:
            raise InputError(
                "Give the judgements once: as a matrix, as a table, from the literature, or of several experts."
            )
        names = self._names(values)
        if values.given("MATRIX"):
            matrix = parse_matrix(values.text("MATRIX"), names=names or None)
            check_names(names, matrix.shape[0])
        parse_branches(values.text("SUBCRITERIA"))

    def work(self, job):
        """Weights, consistency, what to mend."""
        from ...core.decision.ahp import METHODS
        from ...core.decision.ahp_hierarchy import hierarchy_priorities, parse_branches

        method = METHODS[job.choice("METHOD")]
        judged = [self._criteria(job, method)]
        upper = judged[0]
        branches = parse_branches(job.text("SUBCRITERIA"))
        tree = hierarchy_priorities(upper.names, upper.matrix, branches, method)
        judged += [
            _Judged(branch.criterion, list(branch.names), branch.matrix, result) for branch, result in tree.branches
        ]
        for item in judged:
            self._report_scale(job, item)
            self._report_consistency(job, item)
        inconsistent = [item for item in judged if not item.result.consistent]
        if inconsistent and job.flag("STRICT"):
            raise InputError(
                "The judgements of {title} are inconsistent: CR is {cr:.4f}, and it must be below 0.1. {mending}",
                title=inconsistent[0].title,
                cr=inconsistent[0].result.cr,
                mending=" ".join(self._mending_sentences(inconsistent[0])),
            )
        weights = [leaf.weight for leaf in tree.leaves]
        for leaf in tree.leaves:
            job.log("{name}: weight {weight:.4f}", name=leaf.name, weight=leaf.weight)
        job.progress(0.8)
        job.set("WEIGHTS", format_numbers(weights))
        job.set("CR", float(tree.cr))
        job.set("CI", float(upper.result.ci))
        job.set("LAMBDA_MAX", float(upper.result.lambda_max))
        order = np.argsort(-np.array(weights), kind="stable")
        ranks = np.empty(len(weights), dtype=int)
        ranks[order] = np.arange(1, len(weights) + 1)
        columns = {
            "name": [leaf.name for leaf in tree.leaves],
            "weight": weights,
            "criterion": [leaf.criterion for leaf in tree.leaves],
            "local": [leaf.local_weight for leaf in tree.leaves],
            "rank": [int(rank) for rank in ranks],
        }
        job.write_table("WEIGHTS_TABLE", columns)
        job.write_html("REPORT", self._page(tree, judged))

    # -- input -----------------------------------------------------------------------------

    @staticmethod
    def _names(values_or_job):
        return list_parts(values_or_job.text("NAMES"))

    def _criteria(self, job, method) -> _Judged:
        from ...core.decision.ahp import check_names, priorities
        from ...core.decision.ahp_group import group_priorities
        from ...core.decision.ahp_matrix import parse_matrix
        from .judgements import experts_of_table, matrix_of_preset, matrix_of_table

        title = self.tr("the criteria")
        names = self._names(job)
        if job.given("EXPERTS"):
            name = job.layer_name("EXPERTS")
            labels, matrices, weights, names = experts_of_table(job.table("EXPERTS"), names, name)
            group = group_priorities(matrices, weights, method)
            names = check_names(names, group.matrix.shape[0])
            experts = tuple(zip(labels, group.experts))
            for label, expert in experts:
                job.log("Expert {expert}: CR {cr:.4f}", expert=label, cr=expert.cr)
                if not expert.consistent:
                    job.warn(
                        "The judgements of expert {expert} are inconsistent: CR is {cr:.4f} and should be below 0.1.",
                        expert=label,
                        cr=expert.cr,
                    )
            job.record("experts", {"expert": labels, "cr": [expert.cr for expert in group.experts]})
            job.record("agreement", group.agreement)
            return _Judged(title, names, group.matrix, group.result, experts, group.agreement)
        if job.given("MATRIX_TABLE"):
            table_names, matrix = matrix_of_table(job.table("MATRIX_TABLE"), job.layer_name("MATRIX_TABLE"))
        elif job.choice("PRESET"):
            table_names, matrix = matrix_of_preset(job.choice("PRESET"))
        else:
            table_names, matrix = [], parse_matrix(job.text("MATRIX"), names=names or None)
        return _Judged(title, check_names(names or table_names, matrix.shape[0]), matrix, priorities(matrix, method))

    # -- consistency and report ------------------------------------------------------------

    @staticmethod
    def _report_scale(job, item):
        """A 17 for 1/7 keeps a matrix reciprocal, and of two criteria even consistent."""
        from ...core.decision.ahp import as_fraction

        for first, second in zip(*np.nonzero(item.matrix > _GREATEST)):
            job.warn(
                "{first} against {second} is {given}, beyond the scale from 1/9 to 9; check it.",
                first=item.names[first],
                second=item.names[second],
                given=as_fraction(item.matrix[first, second]),
            )

    def _report_consistency(self, job, item):
        result = item.result
        job.log(
            "{title}: lambda max {value:.4f}, CI {ci:.4f}, RI {ri:.2f}, CR {cr:.4f}",
            title=item.title,
            value=result.lambda_max,
            ci=result.ci,
            ri=result.ri,
            cr=result.cr,
        )
        if result.consistent:
            job.log("The judgements of {title} are consistent.", title=item.title)
        else:
            job.warn(
                "The judgements of {title} are inconsistent: CR is {cr:.4f}, and it should be below 0.1.",
                title=item.title,
                cr=result.cr,
            )
            for sentence in self._mending_sentences(item):
                job.warn("{sentence}", sentence=sentence)

    def _mending_sentences(self, item):
        from ...core.decision.ahp import as_fraction, worst_judgements

        sentence = self.tr(
            "{first} against {second} is {given}, and the others imply {fitting}; {suggested} would give CR {cr}."
        )
        return [
            sentence.format(
                first=item.names[mending.first],
                second=item.names[mending.second],
                given=as_fraction(mending.given),
                fitting=format(mending.fitting, ".3g"),
                suggested=as_fraction(mending.suggested),
                cr=format(mending.cr_after, ".4f"),
            )
            for mending in worst_judgements(item.matrix)
        ]

    def _page(self, tree, judged):
        from ...core.decision.ahp import as_fraction
        from ..kit.page import Bar, Section, plain_page

        weights = Section(
            self.tr("Weights"),
            (),
            (self.tr("Criterion"), self.tr("Name"), self.tr("Weight")),
            tuple((leaf.criterion, leaf.name, Bar(leaf.weight)) for leaf in tree.leaves),
        )
        sections = [weights]
        for item in judged:
            verdict = self.tr("consistent") if item.result.consistent else self.tr("not consistent")
            sentences = [
                self.tr("lambda max {value:.4f}, CI {ci:.4f}, RI {ri:.2f}, CR {cr:.4f}: {verdict}.").format(
                    value=item.result.lambda_max,
                    ci=item.result.ci,
                    ri=item.result.ri,
                    cr=item.result.cr,
                    verdict=verdict,
                )
            ]
            if item.agreement is not None:
                sentences.append(self.tr("Agreement of the experts: {share:.2f} of 1.").format(share=item.agreement))
            rows = tuple(
                (name, *map(as_fraction, row), Bar(float(weight)))
                for name, row, weight in zip(item.names, item.matrix, item.result.weights)
            )
            heading = self.tr("Judgements of {title}").format(title=item.title)
            sections.append(Section(heading, tuple(sentences), ("", *item.names, self.tr("Weight")), rows))
            mending = self._mending_sentences(item)
            if mending:
                sections.append(Section(self.tr("Judgements that disagree most with the others"), tuple(mending)))
            if item.experts:
                sections.append(self._experts_section(item))
        return plain_page(self.tr("AHP weights"), sections)

    def _experts_section(self, item):
        from ..kit.page import Section

        rows = tuple(
            (label, *(float(weight) for weight in expert.weights), float(expert.cr)) for label, expert in item.experts
        )
        return Section(self.tr("Experts"), (), (self.tr("Expert"), *item.names, "CR"), rows)
