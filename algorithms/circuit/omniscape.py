"""esp:omniscape: current in all directions by moving windows, as Omniscape."""

from __future__ import annotations

from contextlib import nullcontext

from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from . import omniscape_form as forms

# Maps of more cells are kept in files while the run lasts.
_IN_MEMORY = 10_000_000


class OmnidirectionalConnectivity(EspAlgorithm):
    """Circuit theory without given sources: between all places within a radius."""

    NAME = "omniscape"
    GROUP = "circuit"
    TITLE = "Omnidirectional connectivity"
    SUMMARY = "Current between all places within a radius, by moving windows, as Omniscape."
    TAGS = "Omniscape,omnidirectional,moving window,circuit theory,normalised current,flow potential,wall-to-wall"
    MADE_FOLDERS = ("RUNS_FOLDER",)
    NEEDED_IN_WORKFLOWS = ("RESISTANCE",)
    ABOUT = About(
        purpose=(
            "Shows where movement is likely in a whole landscape, without sources and corridors that must be known "
            "before: every cell is both start and end for all others within the radius. Runs an .ini of Omniscape "
            "unchanged as well and writes its files."
        ),
        formula=(
            "A window is centred on every block of cells. The sources within the radius share the amperes of the block "
            "(the sum of its strengths) in proportion to their strength; the current flows to the block over the "
            "conductances (g<sub>a</sub> + g<sub>b</sub>) / 2, on diagonals by &radic;2 less. The current map is the "
            "sum of all windows; the flow potential the same with all resistances 1; normalised current = current / "
            "flow potential. Blocks leave a pattern, which a factor takes out: what single cells do to a landscape "
            "without resistance by what the block does."
        ),
        reading=(
            "Current: how much movement passes a cell. It is high where strong sources are near, so read the "
            "normalised current: about 1 is as without resistance (diffuse), above it routes are led together "
            "(intensified, channelled), below it movement is kept away (impeded). Classes begin at standard deviations "
            "from the mean. A circuit is symmetric: there is no direction of flow. The log tells the amperes that "
            "could not flow, and why."
        ),
        source=(
            "McRae et al. (2016), Conserving Nature's Stage, The Nature Conservancy; Landau et al. (2021), Journal of "
            "Open Source Software 6(57), 2829. With its rule the same figures as Omniscape."
        ),
    )

    def define(self):
        """The form."""
        forms.add_landscape(self)
        forms.add_tuning(self)
        forms.add_conditions(self)
        forms.add_running(self)
        forms.add_outputs(self)

    def check(self, values):
        """Layers or an .ini, and texts that can be read without data."""
        from .omniscape_input import check_form

        check_form(values)

    def work(self, job):
        """Read, solve the windows, write."""
        from ...core.circuit.omniscape import omniscape
        from ...core.circuit.window_maps import MapsInFolder, MapsInMemory
        from ..frame.task_workers import open_workers_of
        from .omniscape_configured import read_configuration
        from .omniscape_input import read_form
        from .omniscape_output import TimeLeft, WindowMaps, report_windows

        reading, solving, writing = parts_of(job.progress, (1.0, 95.0, 4.0))
        run = read_configuration(job) if job.given("CONFIG") else read_form(job)
        reading(1.0)
        self._say(job, run)
        threads = max(run.threads, job.integer("THREADS"))
        with self._maps_folder(job) as folder, open_workers_of(job, threads) as workers:
            result = omniscape(
                run.layers,
                run.settings,
                MapsInMemory() if folder is None else MapsInFolder(folder),
                workers.executor,
                TimeLeft(job),
                solving,
            )
            report_windows(job, result)
            maps = WindowMaps(job, run, result)
            maps.write(job.numbers("CLASS_LIMITS"))
            writing(0.7)
            if run.read is not None:
                maps.write_files()
        if job.given("RUNS_FOLDER"):
            job.log("The run is finished: the folder {path} is not needed any more.", path=job.text("RUNS_FOLDER"))
        writing(1.0)

    def _say(self, job, run):
        settings = run.settings
        job.log(
            "Windows of radius {radius} and buffer {buffer} cells, blocks of {block} {block:cell|cells}, {neighbours} "
            "neighbours.",
            radius=settings.radius,
            buffer=settings.buffer,
            block=settings.block_size,
            neighbours=settings.neighbours,
        )
        job.record("radius_cells", settings.radius)
        job.record("buffer_cells", settings.buffer)
        job.record("block_cells", settings.block_size)
        if job.has_metres():
            job.record("radius_m", settings.radius * job.grid.cell_size)
        if run.read is not None and settings.rule == "right":
            job.log(
                "The right rule: where the map cuts windows the maps differ from Omniscape's, which clears the block "
                "at the wrong cells there. Choose its own rule to compare."
            )

    @staticmethod
    def _maps_folder(job):
        """Where the maps grow: the folder of the unfinished run, a temporary one for large maps, or the memory."""
        from ..writing.files import passing_folder

        if job.given("RUNS_FOLDER"):
            return nullcontext(job.text("RUNS_FOLDER"))
        return passing_folder() if job.grid.cells > _IN_MEMORY else nullcontext(None)
