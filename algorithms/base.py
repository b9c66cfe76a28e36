"""What every algorithm of the toolbox is: a form, a check, a run, outputs that appear whole."""

from __future__ import annotations

import importlib.util
import os
import time
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingException
from qgis.PyQt.QtGui import QIcon

from ..core import rows
from ..core.errors import EspError, Phrase
from ..core.grid import DESCRIPTION, Grid
from ..core.progress import Cancelled
from .frame.kept_forms import declare
from .frame.old_keys import check_needed, with_new_keys
from .frame.parameters import ParameterForm
from .platform.help_pages import page_of, page_url
from .platform.language import shared_tr, translate

if TYPE_CHECKING:
    from .frame.job import Job
    from .frame.values import Values

_RESOURCES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "resources")


@dataclass(frozen=True)
class About:
    """The help of an algorithm, in sentences of HTML.

    Parameters
    ----------
    purpose : str
        What it does and for whom, in two or three sentences.
    formula : str
        The method's formula or rule.
    reading : str
        How to read the result.
    source : str
        Paper or program that it follows.
    """

    purpose: str
    formula: str = ""
    reading: str = ""
    source: str = ""

    def in_language(self, translate) -> About:
        """The same help through a translation."""
        return About(*(text and translate(text) for text in astuple(self)))


class EspAlgorithm(ParameterForm, QgsProcessingAlgorithm):
    """Base of all algorithms.

    A subclass says what it is in `NAME` to `ABOUT`, declares its form in `define` and does its work
    in `work`. What needs no data is checked in `check`.
    """

    NAME = ""
    GROUP = ""
    # English literals; they are translated where they are shown.
    TITLE = ""
    SUMMARY = ""
    TAGS = ""
    ABOUT = About("")
    # Keys of earlier versions and what they are called now.
    FORMERLY: dict = {}
    # A geographic coordinate system is refused where lengths or areas enter.
    NEEDS_METRES = False
    # Folders that need not be there, since the run makes them.
    MADE_FOLDERS: tuple = ()
    # Keys that a step of a workflow cannot do without, though the form can: another input may stand for them.
    NEEDED_IN_WORKFLOWS: tuple = ()
    # What a run holds for each cell of its first raster, and beside that for each raster of its lists: less than was
    # measured, and said before a raster is read.
    BYTES_A_CELL = 0.0
    BYTES_A_LAYER = 0.0
    # It reads and writes its rasters by rows: what it holds does not grow with larger ones.
    BY_ROWS = False
    # Its grid is not that of its first raster: it is weighed when the run chooses it.
    CHOOSES_GRID = False
    # Optional libraries: the algorithm is greyed, with the reason, where one is missing.
    REQUIRES: tuple = ()
    # Outputs that need a library which not every QGIS has: runs of whole workflows do without them where it is missing.
    LIBRARIES: dict = {}

    # What is declared depends on more than the language, such as files of the profile.
    FORM_VARIES = False
    # Keys of rasters whose unit the form tells by their values, such as shares or percent.
    UNITS_UNDERSTOOD: tuple = ()

    def define(self) -> None:
        """Declare parameters and outputs through the ``add_*`` methods."""
        raise NotImplementedError

    def check(self, values: Values) -> None:
        """Raise `InputError` for parameters that do not fit together."""

    def needs_metres(self, values: Values) -> bool:
        """Whether a run with these values measures lengths or areas."""
        return self.NEEDS_METRES

    def bytes_a_cell(self, values: Values) -> float:
        """What a run with these values holds for each cell of its first raster."""
        lists = [one for one in self.parameterDefinitions() if one.type() == "multilayer"]
        return self.BYTES_A_CELL + self.BYTES_A_LAYER * sum(values.layer_count(one.name()) for one in lists)

    def by_rows(self, values: Values) -> bool:
        """Whether a run with these values holds strips of large rasters only."""
        return self.BY_ROWS

    def bytes_needed(self, values: Values, cells: float) -> float:
        """What a run with these values holds of a first raster of so many cells."""
        return self.bytes_a_cell(values) * (min(cells, rows.AT_ONCE) if self.by_rows(values) else cells)

    def work(self, job: Job) -> None:
        """Read through the job, call core, write through the job."""
        raise NotImplementedError

    # -- texts -----------------------------------------------------------------------------

    def tr(self, text: str) -> str:
        """Translate a literal of the subclass."""
        return translate(type(self).__name__, text)

    shared_tr = staticmethod(shared_tr)

    @staticmethod
    def message(template: str, values: dict) -> str:
        """Translate and fill a template of `core` or of a log line; values that are phrases are translated as well."""
        from ..core.wording import filled

        said = {key: _in_language(value) for key, value in values.items()}
        return filled(translate("messages", template), **said)

    def name(self):
        """The id of the algorithm."""
        return self.NAME

    def displayName(self):
        """The name in the toolbox."""
        return self.tr(self.TITLE)

    def shortDescription(self):
        """One sentence for the toolbox."""
        return self.tr(self.SUMMARY)

    def tags(self):
        """The words that find it."""
        return self.tr(self.TAGS).split(",")

    def about(self) -> About:
        """The help in the language of the texts."""
        return self.ABOUT.in_language(self.tr)

    def groupId(self):
        """The id of the group in the toolbox."""
        return self.GROUP

    def group(self):
        """The group in the toolbox."""
        return {
            "data": self.shared_tr("Data"),
            "sources": self.shared_tr("Ecological sources"),
            "resistance": self.shared_tr("Resistance"),
            "corridors": self.shared_tr("Corridors"),
            "circuit": self.shared_tr("Circuit theory"),
            "services": self.shared_tr("Ecosystem services"),
            "health": self.shared_tr("Ecosystem health"),
            "pattern": self.shared_tr("Pattern and restoration"),
        }[self.GROUP]

    def shortHelpString(self):
        """The help beside the form."""
        about = self.about()
        parts = [f"<p>{about.purpose}</p>"]
        for title, text in (
            (self.shared_tr("Formula"), about.formula),
            (self.shared_tr("Reading the result"), about.reading),
            (self.shared_tr("References"), about.source),
        ):
            if text:
                parts.append(f"<h3>{title}</h3><p>{text}</p>")
        return "".join(parts)

    def helpUrl(self):
        """The page behind the button Help."""
        return page_url(page_of(self.name()))

    def icon(self):
        """The icon of the group."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self):
        """The icon as a file, for sharp pictures at any scale."""
        return os.path.join(_RESOURCES, "icons", f"{self.GROUP}.svg")

    def createInstance(self):
        """A fresh instance for every run."""
        return type(self)()

    def initAlgorithm(self, configuration=None):
        """Declare the form."""
        self.needed_keys = declare(self)

    # -- the run ---------------------------------------------------------------------------

    def canExecute(self):
        """Whether the libraries are there, and how to get the one that is not."""
        for name in ("numpy", "scipy", *self.REQUIRES):
            if importlib.util.find_spec(name) is None:
                return False, self.shared_tr(
                    "Needs the Python library {name}: on Windows run \"python -m pip install --user {name}\" in the "
                    "OSGeo4W shell, on Linux install the package python3-{name}, then restart QGIS."
                ).format(name=name)
        return True, ""

    def checkParameterValues(self, parameters, context):
        """What was given for each parameter, whether outputs can be written, then the subclass' `check`."""
        from .frame.geometry_kinds import check_geometries
        from .frame.given import check_given
        from .frame.given_layers import open_rasters
        from .frame.targets import check_targets
        from .frame.values import Values

        # Scripts may check without a context; layers of a project are then not known.
        context = QgsProcessingContext() if context is None else context
        fine, reason = self.canExecute()
        if not fine:
            return fine, reason
        try:
            parameters, _ = self._today(parameters)
            open_rasters(self, parameters, context, is_check=True)
            check_given(self, parameters, context)
        except EspError as error:
            return False, self.message(error.template, error.values)
        try:
            check_targets(self, parameters, context)
            check_geometries(self, parameters, context)
            self.check(Values(self, parameters, context))
        except EspError as error:
            return False, self.message(error.template, error.values)
        return True, ""

    def _today(self, parameters) -> tuple:
        """The parameters under the keys of today, and the old keys that were given."""
        from .frame.given_layers import with_packed_layers
        from .frame.typed_numbers import with_numbers

        moved, used = with_new_keys(self, parameters)
        check_needed(self, self.needed_keys, moved)
        return with_packed_layers(self, with_numbers(self, moved)), used

    def prepareAlgorithm(self, parameters, context, feedback):
        """Note the layers as plain values."""
        from .frame.given_layers import open_rasters
        from .frame.job import Job

        try:
            moved, self.used_old_keys = self._today(parameters)
            open_rasters(self, moved, context)
            self._job = Job(self, moved, context, feedback)
        except EspError as error:
            raise QgsProcessingException(self.message(error.template, error.values)) from error
        return True

    def processAlgorithm(self, parameters, context, feedback):
        """Run, then let all outputs appear together; errors become one sentence."""
        from .frame.nothing_found import work_or_leave_empty

        job = self._job
        job.begin(context, feedback)
        start = time.perf_counter()
        for old, new in self.used_old_keys.items():
            feedback.pushInfo(
                self.shared_tr("{old} is now called {new}; the old name still works.").format(old=old, new=new)
            )
        try:
            job.require_memory()
            work_or_leave_empty(self, job)
            results = job.outputs.commit()
            results.update({old: results[new] for old, new in self.used_old_keys.items() if new in results})
            feedback.pushInfo(
                self.shared_tr("{name} took {seconds:.1f} s").format(
                    name=self.displayName(), seconds=time.perf_counter() - start
                )
            )
            return results
        except Cancelled:
            return {}
        except EspError as error:
            raise QgsProcessingException(self.message(error.template, error.values)) from error
        except MemoryError as error:
            raise QgsProcessingException(
                self.shared_tr("There is not enough memory; use larger cells or a smaller area.")
            ) from error
        except OSError as error:
            raise QgsProcessingException(self._said_of(error)) from error
        finally:
            job.outputs.discard()

    def postProcessAlgorithm(self, context, feedback):
        """Have layers of the project read anew what this run has put in the place of their files."""
        from .frame.loading import reload_replaced

        reload_replaced(context, self._job.outputs.results.values())
        return {}

    def _said_of(self, error: OSError) -> str:
        from .writing.failures import disk_full, is_full_error

        if is_full_error(error):
            full = disk_full(error.filename or self.displayName())
            return self.message(full.template, full.values)
        reason = f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error)
        return self.shared_tr("A file cannot be written or read: {reason}").format(reason=reason)


def _in_language(value):
    if isinstance(value, Phrase):
        return translate("messages", str(value))
    if isinstance(value, EspError):
        return EspAlgorithm.message(value.template, value.values)
    if isinstance(value, Grid):
        return value.described(translate("messages", DESCRIPTION))
    return value
