"""esp:mspa: morphological spatial pattern analysis with GuidosToolbox's bytes, colours and statistics."""

from __future__ import annotations

import math

import numpy as np

from ...core.errors import InputError
from ...core.morphology.classes import MAX_EDGE_WIDTH, byte_counts, classes_of, without_openings
from ...core.products.class_entries import has_names
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend

# What the enum's options mean to core, in the order of the form.
_NEIGHBOURS = (8, 4)
# So many class values are named in a message.
_NAMED = 12
# Cells of a block of rows, and the greatest value that is counted rather than sorted.
_BLOCK, _SMALL = 1_000_000, 100_000


class Mspa(EspAlgorithm):
    """The parts of a foreground's pattern."""

    NAME = "mspa"
    GROUP = "sources"
    TITLE = "MSPA"
    SUMMARY = "Divides habitat into core, islet, perforation, edge, loop, bridge and branch."
    TAGS = "MSPA,morphological spatial pattern analysis,GuidosToolbox,core,bridge,islet,fragmentation,habitat"
    FORMERLY = {"CONNECTIVITY": "NEIGHBOURS"}
    BYTES_A_CELL = 40.0
    ABOUT = About(
        purpose=(
            "Divides a foreground such as forest or natural land into seven classes by its shape alone. Its cores "
            "are the usual candidates for ecological sources, its bridges for corridors. The result is equal to "
            "that of GuidosToolbox in every cell, with its bytes, colours and statistics."
        ),
        formula=(
            "Core: foreground farther than the edge width from background. Islet: a piece of foreground without "
            "core. Edge and perforation: foreground within the edge width of core, towards the outside and "
            "towards holes in core. What is left is thinned to a skeleton that holds on to the cores and thickened "
            "again: bridge where it leads to another core, loop where it returns to the same one; branch is the "
            "rest. The background is connected by the other neighbourhood (4 for 8, 8 for 4)."
        ),
        reading=(
            "Everything inside a hole of core has 100 added to its byte, and the hole itself is the core-opening "
            "100; other holes are border-openings 220; missing cells are 129. In the statistics bridges and loops "
            "inside edges and perforations count as edge and perforation. Porosity is the share of core-opening "
            "in core, edge, perforation and core-opening. An edge width of k cells needs corridors of 2k + 1 cells "
            "to hold core."
        ),
        source=(
            "Soille and Vogt (2009), Pattern Recognition Letters 30, 456-459; Vogt and Riitters (2017), European "
            "Journal of Remote Sensing 50, 352-361 (GuidosToolbox); Journal of Arid Land 2025, 17(10), section "
            "2.3.1."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster("INPUT", "Land cover, or foreground raster")
        add_legend(self)
        self.add_text(
            "FOREGROUND",
            "Classes that are foreground",
            help=(
                "For example 2,3,5-7, or names of the layer's classes. Empty: the raster holds 0 missing, "
                "1 background, 2 foreground."
            ),
        )
        self.add_choice(
            "NEIGHBOURS",
            "Neighbours of a foreground cell",
            ["8", "4"],
            help="With 8, cells that touch at a corner hang together.",
        )
        self.add_number(
            "EDGE_WIDTH",
            "Edge width (cells)",
            1,
            minimum=1,
            maximum=MAX_EDGE_WIDTH,
            whole=True,
            help="How far the influence of the surroundings reaches into the foreground.",
        )
        self.add_flag(
            "TRANSITION",
            "Show bridges and loops through edges",
            True,
            help="Changes colours only: off, edges and perforations are closed lines.",
        )
        self.add_flag(
            "INTEXT",
            "Tell inside from outside",
            True,
            help="Gives what lies inside holes, and the holes themselves, bytes of their own.",
        )
        self.add_text(
            "CORE_SIZES",
            "Limits of small and medium cores (ha)",
            help="Two areas, such as 100, 1000: the statistics tell small, medium and large cores. Empty: no sizes.",
            advanced=True,
        )
        self.add_raster_output("OUTPUT", "MSPA", cells="u1")
        self.add_raster_output(
            "CLASSES",
            "Seven classes",
            help="0 background, 1 core, 2 islet, 3 perforation, 4 edge, 5 loop, 6 bridge, 7 branch.",
            optional=True,
            cells="u1",
        )
        self.add_table_output("STATISTICS", "Statistics")
        self.add_number_result("FOREGROUND_AREA", "Foreground (ha)")
        self.add_number_result("INTEGRAL_AREA", "Foreground with its openings (ha)")
        self.add_number_result("CORE_AREA", "Core (ha)")
        self.add_number_result("POROSITY", "Porosity (%)")

    def check(self, values):
        """Without classes, the raster is a foreground; the sizes of cores are two."""
        if not values.text("FOREGROUND"):
            _check_values(values.some_cells("INPUT"), values.layer_title("INPUT"))
        sizes = values.numbers("CORE_SIZES")
        if sizes and len(sizes) != 2:
            raise InputError(
                "{parameter} needs {count} numbers, not {given}.",
                parameter=values.label("CORE_SIZES"),
                count=2,
                given=len(sizes),
            )

    def work(self, job):
        """Foreground, analysis, statistics, outputs."""
        from ...core.morphology.mspa import mspa
        from ...core.morphology.statistics import mspa_statistics
        from .mspa_legend import class_look

        reading, analysing, counting, writing = parts_of(job.progress, (1, 6, 2, 1))
        reading(0.0)
        image = self._image(job)
        connectivity = _NEIGHBOURS[job.choice("NEIGHBOURS")]
        edge_width = job.integer("EDGE_WIDTH")
        job.say(self.tr("Analysing the pattern"))
        values = mspa(image, edge_width, connectivity, True, analysing)
        del image
        # The statistics need the openings, so the analysis knows them in any case.
        sizes = tuple(job.numbers("CORE_SIZES")) or None
        statistics = mspa_statistics(values, job.grid.cell_area_ha, connectivity, sizes, counting)
        self._report(job, statistics, edge_width)
        if not job.flag("INTEXT"):
            values = without_openings(values)
        writing(0.0)
        self._write_bytes(job, values, connectivity, edge_width)
        if job.wants("CLASSES"):
            job.write_raster("CLASSES", classes_of(values), band_names=[self.tr("MSPA classes")], **class_look(self))

    # -- the foreground --------------------------------------------------------------------

    def _image(self, job):
        """0 missing, 1 background, 2 foreground."""
        raster = job.classes("INPUT")
        image = raster.valid.astype(np.uint8)
        wanted = job.class_set("FOREGROUND", raster.names)
        if wanted:
            image += wanted.contains(raster.values) & raster.valid
            self._check_foreground(job, raster, wanted, image)
            return image
        _check_values(_present(raster.values, raster.valid), job.layer_name("INPUT"))
        image *= raster.values.astype(np.uint8)
        if not image.any():
            raise InputError("{name} holds missing cells (0) only.", name=job.layer_name("INPUT"))
        if not (image == 2).any():
            job.warn("{name} has no foreground (2).", name=job.layer_name("INPUT"))
        return image

    def _check_foreground(self, job, raster, wanted, image):
        """Say which of the chosen classes the raster does not have."""
        present = _present(raster.values, raster.valid)
        absent = [
            f"{low}" if low == high else f"{low}-{high}"
            for low, high in wanted.ranges
            if not ((present >= low) & (present <= high)).any()
        ]
        if len(absent) == len(wanted.ranges):
            raise InputError(
                "None of the foreground classes {wanted} is in {name}, which holds {values}.",
                wanted=job.text("FOREGROUND"),
                name=job.layer_name("INPUT"),
                values=_listed(present),
            )
        # A word such as forest stands for all classes of a legend; a land need not have each of them, nor of those that
        # the workbench proposes by one.
        if absent and not has_names(job.text("FOREGROUND")):
            job.log(
                "{name} has no cells of the foreground classes {classes}.",
                name=job.layer_name("INPUT"),
                classes=", ".join(absent),
            )
        job.log(
            "Foreground: {cells} of {data} {data:cell|cells} with data.",
            cells=int(np.count_nonzero(image == 2)),
            data=int(np.count_nonzero(image)),
        )

    # -- statistics ------------------------------------------------------------------------

    def _report(self, job, statistics, edge_width):
        from ...core.morphology.statistics import Entry
        from .mspa_legend import statistics_columns

        metres = job.has_metres()
        if not metres:
            job.warn("The coordinate system is not in metres, so areas are given in cells only.")
        job.write_table("STATISTICS", statistics_columns(self, statistics, metres))
        core = statistics.row(Entry.CORE)
        if not statistics.row(Entry.BACKGROUND).cells:
            job.warn(
                "{name} has no background: all cells with data are foreground, so there are no edges but those of the "
                "data. Check that what is not foreground is a class, and not nodata.",
                name=job.layer_name("INPUT"),
            )
        if core.cells:
            job.log(
                "Core: {patches} {patches:patch|patches} with {share:.1f} % of the foreground.",
                patches=core.patches,
                share=core.foreground_share,
            )
        elif statistics.row(Entry.FOREGROUND).cells:
            job.warn(
                "There is no core: no foreground is {cells} cells wide. A smaller edge width or smaller cells help.",
                cells=2 * edge_width + 1,
            )
        if metres:
            job.set("FOREGROUND_AREA", statistics.row(Entry.FOREGROUND).area_ha)
            job.set("INTEGRAL_AREA", statistics.row(Entry.INTEGRAL_FOREGROUND).area_ha)
            job.set("CORE_AREA", core.area_ha)
        if math.isfinite(statistics.porosity):
            job.set("POROSITY", statistics.porosity)

    # -- rasters ---------------------------------------------------------------------------

    def _write_bytes(self, job, values, connectivity, edge_width):
        from .mspa_legend import byte_look

        transition = job.flag("TRANSITION")
        job.write_raster(
            "OUTPUT",
            values,
            band_names=[self.displayName()],
            metadata={
                "MSPA_CONNECTIVITY": connectivity,
                "MSPA_EDGE_WIDTH": edge_width,
                "MSPA_TRANSITION": int(transition),
                "MSPA_INTEXT": int(job.flag("INTEXT")),
            },
            **byte_look(self, byte_counts(values), transition),
        )


def _check_values(cells, name: str) -> None:
    """Refuse values that say neither missing, background nor foreground."""
    strange = [value for value in np.unique(cells) if not 0 <= value <= 2]
    if strange:
        raise InputError(
            "{name} holds {values}; give the classes that are foreground, or a raster of 0 missing, 1 background "
            "and 2 foreground.",
            name=name,
            values=_listed(strange),
        )


def _present(values, valid):
    """The values of the cells with data, ascending; a block of rows at a time, since rasters are large."""
    present = set()
    step = max(1, _BLOCK // values.shape[1])
    for top in range(0, values.shape[0], step):
        part = values[top : top + step][valid[top : top + step]]
        # Counting is much faster than sorting; land-cover codes are small numbers.
        if part.size and part.min() >= 0 and part.max() <= _SMALL:
            present.update(np.flatnonzero(np.bincount(part)).tolist())
        else:
            present.update(np.unique(part).tolist())
    return np.array(sorted(present), dtype=np.int64)


def _listed(values):
    text = ", ".join(f"{value:.10g}" for value in values[:_NAMED])
    return text if len(values) <= _NAMED else text + " ..."
