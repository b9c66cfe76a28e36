"""esp:geodetector: what explains the pattern of a raster in space."""

from __future__ import annotations

import itertools
import math

import numpy as np

from ...core.errors import InputError
from ...core.lists import list_parts
from ...core.numbers import format_numbers, small_whole
from ...core.progress import parts_of
from ..base import About, EspAlgorithm

_SAMPLES = ("fishnet", "all")
_CHOICES = ("best", "fewest")
# A factor of whole numbers with no more different values is taken as classes.
_MOST_CLASSES = 20
_CLASS_NUMBERS = (2, 30)


class GeographicalDetector(EspAlgorithm):
    """The four detectors."""

    NAME = "geodetector"
    GROUP = "health"
    TITLE = "Geographical detector"
    SUMMARY = "How much of a raster's variation factors explain, alone and together (GeoDetector)."
    TAGS = "GeoDetector,q statistic,driving factors,spatial heterogeneity,interaction,weights,OPGD"
    BYTES_A_CELL = 12.0
    BYTES_A_LAYER = 4.0
    ABOUT = About(
        purpose=(
            "Tells which factors go with the pattern of ecosystem health, services, resistance or another variable: "
            "the factor, interaction, risk and ecological detectors. Continuous factors are divided into the classes "
            "that explain most (five methods, three to eight classes). The q can serve as weights of an overlay."
        ),
        formula=(
            "q = 1 - &Sigma; N<sub>h</sub> var<sub>h</sub> / (N var); F = (N - L)/(L - 1) q/(1 - q); adjusted q = 1 - "
            "(1 - q)(N - 1)/(N - L). Interaction: q of the strata of both factors together. Risk: Welch's t. "
            "Ecological: F = (1 - q<sub>1</sub>)/(1 - q<sub>2</sub>)."
        ),
        reading=(
            "q is the share of the variance that lies between classes. It never falls when classes are made finer, so "
            "look at the adjusted q beside it. Cells near each other are alike, which makes every p too small: a small "
            "p proves little. p_wang is the p that other programs print; it changes when a constant is added to the "
            "variable, so that it is here only to compare. q tells of association, not of cause."
        ),
        source=(
            "Wang et al. (2010), 10.1080/13658810802443457; Wang, Zhang and Fu (2016), 10.1016/j.ecolind.2016.02.052; "
            "classes by the greatest q: Song et al. (2020), 10.1080/15481603.2020.1760434. The choice of the fewest "
            "classes is our own."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster("Y", "Variable to explain", help="For example ecosystem health or a service.")
        self.add_rasters("FACTORS", "Factors", help="Classes such as land cover, or values such as elevation.")
        self.add_text(
            "CLASS_FACTORS",
            "Factors that are classes",
            help=(
                "Their places in the list or their names, separated by commas. Empty: those of whole numbers with at "
                "most 20 different values."
            ),
        )
        self.add_text(
            "NAMES",
            "Names of the factors",
            advanced=True,
            help="In their order, separated by commas. Empty: the layers' own.",
        )
        self.add_choice(
            "SAMPLE", "Sample", ["The centres of a fishnet", "All cells"], words=_SAMPLES,
            help=(
                "The cells that the statistics see: a fishnet is faster and less correlated in space, all cells are "
                "exact."
            ),
        )
        self.add_number(
            "SAMPLE_SIZE", "Centres of the fishnet, about", 5000, minimum=10, maximum=10_000_000, whole=True,
            help="The side of the fishnet follows from it.",
        )
        self.add_choices(
            "METHODS",
            "Ways to divide values",
            ["Equal intervals", "Quantiles", "Natural breaks", "Geometric intervals", "Standard deviation"],
            help="All are tried where none is chosen.",
        )
        self.add_text(
            "CLASSES", "Numbers of classes to try", "3-8",
            help="Continuous factors are classed in each of these numbers.",
        )
        self.add_choice(
            "CHOICE",
            "Classes that are taken",
            ["Those that explain most", "The fewest that explain 95 % of that"],
            words=_CHOICES,
            help="Many classes always explain a little more; the fewest that nearly do are easier to read.",
        )
        self.add_table_output("FACTOR_TABLE", "Factor detector", optional=False)
        self.add_table_output("INTERACTION", "Interaction detector")
        self.add_table_output("RISK", "Risk detector")
        self.add_table_output("ECOLOGICAL", "Ecological detector")
        self.add_table_output("BREAKS", "Classes that were tried")
        self.add_table_output("WEIGHTS", "Weights")
        self.add_html_output("PAGE", "Page with charts")
        self.add_number_result("GREATEST_Q", "Greatest q")
        self.add_text_result("WEIGHTS_OUT", "Weights as a list, for a weighted overlay")

    def check(self, values):
        """The numbers of classes."""
        self._class_numbers(values)

    def _class_numbers(self, values) -> list:
        from ...core.products.class_entries import has_names

        low, high = _CLASS_NUMBERS
        numbers = []
        if not has_names(values.text("CLASSES")):
            ranges = values.class_set("CLASSES").ranges
            numbers = [number for first, last in ranges for number in range(first, min(last, high + 1) + 1)]
        if not numbers or min(numbers) < low or max(numbers) > high:
            raise InputError(
                "{parameter}: numbers from {low} to {high} are wanted, for example 3-8, not {text}.",
                parameter=values.label("CLASSES"),
                low=low,
                high=high,
                text=values.text("CLASSES"),
            )
        return sorted(set(numbers))

    def work(self, job):
        """Sample, divide, detect, write."""
        from ...core.detector.geodetector import factor_power, strata_of

        reading, dividing, detecting = parts_of(job.progress, (5, 4, 1))
        variable, factors, names = self._sample(job, reading)
        factors = self._divide(job, variable, factors, names, dividing)
        strata = [strata_of(variable, codes) for codes in factors]
        powers = [factor_power(part) for part in strata]
        detecting(0.5)
        for name, power in zip(names, powers):
            job.log(
                "{name}: q {q:.4f}, adjusted {adjusted:.4f}, p {p:.2g}, {strata} {strata:class|classes}.",
                name=name,
                q=power.q,
                adjusted=power.adjusted,
                p=power.p,
                strata=power.strata,
            )
            if power.single:
                job.warn(
                    "{name}: {count} {count:class has|classes have} a single sample; other programs may leave "
                    "{count:it|them} out, and their q differs then.",
                    name=name,
                    count=power.single,
                )
        job.warn("Neighbouring cells are alike, so that every p is smaller than it should be.")
        interactions = self._write_tables(job, variable, names, strata, powers)
        if job.wants("PAGE"):
            from .geodetector_page import detector_page

            page = detector_page(job.layer_name("Y"), variable.size, names, powers, interactions)
            job.write_html("PAGE", page)
        job.set("GREATEST_Q", max(power.q for power in powers))
        job.record("q", {name: power.q for name, power in zip(names, powers)})
        detecting(1.0)

    @staticmethod
    def _refuse_doubles(job) -> None:
        """A variable explains itself, and a factor by its side what that does."""
        for name in job.given_twice("FACTORS"):
            raise InputError("{parameter}: {name} is given twice.", parameter=job.label("FACTORS"), name=name)
        variable = job.raster_sources("Y")[0]
        if variable.uri in [source.uri for source in job.raster_sources("FACTORS")] and job.band("Y") == 1:
            raise InputError(
                "{parameter}: {name} is the variable to explain, which explains itself.",
                parameter=job.label("FACTORS"),
                name=variable.name,
            )

    # -- samples and classes ---------------------------------------------------------------

    def _sample(self, job, progress):
        """The variable, and each factor, at the cells where all have data; and the factors' names."""
        self._refuse_doubles(job)
        values = job.values("Y")
        step = 1
        if job.word("SAMPLE") == "fishnet":
            known = int((~np.isnan(values)).sum())
            step = max(1, round(math.sqrt(known / job.integer("SAMPLE_SIZE"))))
        cells = (slice(step // 2, None, step),) * 2
        variable = values[cells].astype(np.float64).ravel()
        names = job.called_layers("FACTORS")
        chosen = self._named_classes(job, names)
        factors, are_classes = [], []
        sources = job.raster_sources("FACTORS")
        for place, (source, part) in enumerate(zip(sources, parts_of(progress, [1] * len(sources)))):
            # As it is read for classes nothing is mixed; values are read again where they must be.
            values = job.values_of(source, 1, classes=True, key="FACTORS")
            is_class = place in chosen if chosen else _looks_like_classes(values)
            if not is_class:
                values = job.values_of(source, 1, key="FACTORS")
            factors.append(values[cells].astype(np.float64).ravel())
            are_classes.append(is_class)
            part(1.0)
        known = ~np.isnan(variable)
        for values in factors:
            known &= ~np.isnan(values)
        job.log(
            "{count} {count:sample|samples} with all data, every {step}. cell of a row and a column.",
            count=int(known.sum()),
            step=step,
        )
        if not known.any():
            raise InputError("The variable and the factors have no cell in common where all have data.")
        factors = [(values[known], is_class) for values, is_class in zip(factors, are_classes)]
        return variable[known], factors, names

    @staticmethod
    def _named_classes(job, names) -> set:
        """The places of the factors that the user says are classes."""
        chosen = set()
        for entry in list_parts(job.text("CLASS_FACTORS")):
            number = small_whole(entry)
            if entry in names:
                chosen.add(names.index(entry))
            elif number is not None and 1 <= number <= len(names):
                chosen.add(number - 1)
            else:
                raise InputError(
                    "{parameter}: there is no factor {entry}; the factors are {names}.",
                    parameter=job.label("CLASS_FACTORS"),
                    entry=entry,
                    names=", ".join(f"{number} {name}" for number, name in enumerate(names, 1)),
                )
        return chosen

    def _divide(self, job, variable, factors, names, progress) -> list:
        """The strata of each factor as whole numbers; the ways that were tried go into a table."""
        from ...core.detector.discretisation import METHODS, chosen, divided

        methods = [METHODS[number] for number in sorted(job.choices("METHODS"))]
        counts, choice = self._class_numbers(job), job.word("CHOICE")
        table = {key: [] for key in ("factor", "method", "classes", "q", "taken", "limits", "sizes")}
        result = []
        for (values, is_class), name, part in zip(factors, names, parts_of(progress, [1] * len(names))):
            if is_class:
                job.log("{name}: taken as classes.", name=name)
                result.append(_codes(values, name))
                part(1.0)
                continue
            ways = divided(values, variable, methods, counts, name, part)
            best = chosen(ways, choice)
            job.log(
                "{name}: {method}, {classes} classes, limits {limits}.",
                name=name,
                method=best.method,
                classes=best.count,
                limits=", ".join(format(limit, ".6g") for limit in best.limits),
            )
            for way in ways:
                row = (name, way.method, way.count, way.q, way is best, format_numbers(way.limits),
                       ",".join(map(str, way.sizes)))  # fmt: skip
                for key, value in zip(table, row):
                    table[key].append(int(value) if key == "taken" else value)
            result.append(best.codes(values))
        job.write_table("BREAKS", table)
        return result

    # -- outputs ---------------------------------------------------------------------------

    def _write_tables(self, job, variable, names, strata, powers) -> list:
        from ...core.detector.geodetector import ecological_difference, interaction, risk_differences

        job.write_table(
            "FACTOR_TABLE",
            {
                "factor": names,
                "q": [power.q for power in powers],
                "q_adjusted": [power.adjusted for power in powers],
                "F": [power.f for power in powers],
                "p": [power.p for power in powers],
                "p_wang": [power.p_wang for power in powers],
                "p_wang_n1": [power.p_wang_sample for power in powers],
                "classes": [power.strata for power in powers],
                "single": [power.single for power in powers],
                "samples": [variable.size] * len(powers),
            },
        )
        pairs = list(itertools.combinations(range(len(names)), 2))
        interactions = [interaction(variable, strata[one], strata[two], (one, two)) for one, two in pairs]
        job.write_table(
            "INTERACTION",
            {
                "factor_1": [names[found.first] for found in interactions],
                "factor_2": [names[found.second] for found in interactions],
                "q_1": [found.q_first for found in interactions],
                "q_2": [found.q_second for found in interactions],
                "q": [found.q for found in interactions],
                "kind": [found.kind for found in interactions],
            },
        )
        differences = [ecological_difference(powers[one].q, powers[two].q, variable.size, (one, two))
                       for one, two in pairs]  # fmt: skip
        job.write_table(
            "ECOLOGICAL",
            {
                "factor_1": [names[found.first] for found in differences],
                "factor_2": [names[found.second] for found in differences],
                "F": [found.f for found in differences],
                "p_upper": [found.p_upper for found in differences],
                "p_two": [found.p_two_sided for found in differences],
            },
        )
        if job.wants("RISK"):
            risks = [(name, found) for name, part in zip(names, strata) for found in risk_differences(part)]
            keys = {"class_1": "first", "class_2": "second", "mean_1": "mean_first", "mean_2": "mean_second", "t": "t",
                    "df": "degrees", "p": "p"}  # fmt: skip
            columns = {key: [getattr(found, field) for _, found in risks] for key, field in keys.items()}
            job.write_table("RISK", {"factor": [name for name, _ in risks], **columns})
        total = sum(power.q for power in powers)
        weights = [power.q / total if total else 1.0 / len(powers) for power in powers]
        job.write_table("WEIGHTS", {"factor": names, "weight": weights})
        job.set("WEIGHTS_OUT", format_numbers(weights))
        return interactions


def _looks_like_classes(values) -> bool:
    known = values[~np.isnan(values)]
    if not known.size or (known[:1000] % 1.0).any() or (known % 1.0).any():
        return False
    return np.unique(known[:100_000]).size <= _MOST_CLASSES and np.unique(known).size <= _MOST_CLASSES


def _codes(values, name) -> np.ndarray:
    """Class values as whole numbers; other numbers by their order."""
    if not (values % 1.0).any():
        return values.astype(np.int64)
    present, codes = np.unique(values, return_inverse=True)
    if present.size > values.size // 2:
        raise InputError("{name} has nearly as many different values as samples: it is not a raster of classes.",
                         name=name)  # fmt: skip
    return codes.reshape(-1) + 1
