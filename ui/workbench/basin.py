"""The sample basin: made in the background, its layers loaded, all steps filled."""

from __future__ import annotations

import os

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingUtils

from ...algorithms.platform.language import translate
from ...algorithms.writing.files import new_folder
from . import layer_facts
from .layer_tree import open_layer
from .roles import year_of
from .runner import Chain, Job
from .session_part import SessionPart

# Top to bottom; those of earlier years and of soil are there, but switched off.
VECTORS = ("species", "settlements", "mines", "railways", "highways", "roads", "rivers", "districts")
# Parts of a layer, as layers of their own.
PARTS = {"railways": ("roads", "\"class\" = 'railway'"), "highways": ("roads", "\"class\" = 'national'")}
RASTERS = (
    "landcover_2023", "landcover_2013", "landcover_2003", "ndvi_2023", "npp_2023", "npp_2013", "npp_2003",
    "precipitation", "et0", "soil_depth", "pawc", "erosivity", "erodibility", "night_light", "dem",
)  # fmt: skip
ROLES_OF = {
    "landcover": ("landcover_2023",),
    "elevation": ("dem",),
    "ndvi": ("ndvi_2023",),
    # NDVI stands for the cover of the importance workflow.
    "cover": ("ndvi_2023",),
    "roads": ("roads",),
    "railways": ("railways",),
    "highways": ("highways",),
    "districts": ("districts",),
    "observations": ("species",),
    "landcovers": ("landcover_2003", "landcover_2013", "landcover_2023"),
    "npp": ("npp_2003", "npp_2013", "npp_2023"),
    "disturbance": ("mines", "roads", "night_light"),
    "evapotranspiration": ("et0",),
    **{role: (role,) for role in ("precipitation", "soil_depth", "pawc", "erosivity", "erodibility")},
}
SHOWN = ("settlements", "roads", "rivers", "landcover_2023")


class Basin(SessionPart):
    """Makes the basin for a session's study."""

    def __init__(self, session):
        super().__init__(session)
        self._chain = None
        self._loading = False
        self._added: dict = {}
        # None: the algorithm's own size.
        self.size = None

    @property
    def is_running(self) -> bool:
        """Whether the basin is being made or loaded."""
        return self._chain is not None or self._loading

    def cancel(self) -> None:
        """Stop making it."""
        if self._chain is not None:
            self._chain.cancel()

    def make(self) -> None:
        """Make the basin; a study that is in use is left and another one begun."""
        session = self._session
        if session.is_running:
            return
        if session.study.has_runs:
            session.new_study()
        session.study.layers = {}
        kept = session.keeper.place_for(session.study)
        folder = kept or new_folder("esp_basin_", QgsProcessingUtils.tempFolder())
        values = {"FOLDER": os.path.join(folder, "sample_basin")}
        if self.size is not None:
            values.update(ROWS=self.size[0], COLS=self.size[1])
        title = translate("shared", "Sample basin")
        self._chain = Chain([Job("basin", "esp:samplebasin", title, lambda _results: values)], session.project, self)
        self._chain.progressed.connect(session.progressed)
        self._chain.done.connect(lambda results, _warnings: self._load(results["basin"]["FOLDER"]))
        self._chain.failed.connect(self._fail)
        self._chain.cancelled.connect(self._stop)
        self._chain.start()
        session.changed.emit()

    def _fail(self, _number: int, reason: str) -> None:
        title = translate("shared", "Sample basin")
        self._session.noticed.emit("warning", f"{title}: {reason}")
        self._stop()

    def _stop(self) -> None:
        self._chain, self._loading = None, False
        self._session.stopped.emit()
        self._session.touch()

    def _load(self, folder: str) -> None:
        """The layers of the basin, one a turn of the event loop."""
        session = self._session
        self._chain, self._loading, self._added = None, True, {}
        session.rename(translate("shared", "Sample basin"))
        later = session.later
        for name in (*VECTORS, *RASTERS):
            file, part = PARTS.get(name, (name, ""))
            for ending in (".gpkg", ".tif"):
                path = os.path.join(folder, file + ending)
                if os.path.exists(path):
                    later.add(self._add, f"{path}|layername={file}|subset={part}" if part else path, name)
        later.add(self._done)

    def _add(self, path: str, name: str) -> None:
        session = self._session
        layer = open_layer(path, _title(name))
        if layer is None:
            return
        if name == "landcover_2023" and not session.project.crs().isValid():
            session.project.setCrs(QgsCoordinateReferenceSystem(layer.crs()))
        title = f"0 {session.route['data'].title()}"
        group = session.tree.step_group(session.study, "data", title)
        if session.project.addMapLayer(layer, False) is None:
            return
        self._added[name] = layer_facts.ref_of(layer)
        node = group.addLayer(layer)
        node.setItemVisibilityChecked(name in SHOWN)
        if name != SHOWN[-1]:
            session.later.add(session.tree.fold, layer.id())

    def _done(self) -> None:
        self._loading = False
        session = self._session
        # Not by their names, which are translated.
        for role, names in ROLES_OF.items():
            refs = [self._added[name] for name in names if name in self._added]
            if refs:
                session.study.layers[role] = refs if session.route.definition(role).several else refs[0]
        session.noticed.emit("hint", translate("shared", "The sample basin is loaded, and every step is filled."))
        session.stopped.emit()
        session.touch()
        session.layers_came.emit()


def _title(name: str) -> str:
    """The name of a layer: what it is, and its year."""
    words = {
        "species": translate("shared", "Species records"),
        "settlements": translate("shared", "Settlements"),
        "roads": translate("shared", "Roads and railways"),
        "railways": translate("shared", "Railways"),
        "highways": translate("shared", "Highways"),
        "mines": translate("shared", "Mines"),
        "rivers": translate("shared", "Rivers"),
        "districts": translate("shared", "Districts"),
        "landcover": translate("shared", "Land cover"),
        "ndvi": translate("shared", "NDVI"),
        "npp": translate("shared", "NPP"),
        "precipitation": translate("shared", "Precipitation"),
        "et0": translate("shared", "Evapotranspiration"),
        "soil_depth": translate("shared", "Soil depth"),
        "pawc": translate("shared", "Available water"),
        "erosivity": translate("shared", "Erosivity"),
        "erodibility": translate("shared", "Erodibility"),
        "night_light": translate("shared", "Night light"),
        "dem": translate("shared", "Elevation"),
    }
    year = year_of(name)
    return words[name] if year is None else f"{words[name[:-5]]} {year}"
