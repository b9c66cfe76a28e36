"""esp:soilretention: erosion that vegetation avoids, sediment that reaches streams."""

from __future__ import annotations

from functools import partial

import numpy as np

from ...core import rows
from ...core.errors import InputError
from ...core.progress import part_of
from ...core.rows import extent, mapped, strips
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from .service_tables import add_preset
from .service_zones import add_zones
from .soil_layers import EXTRA_RASTERS, define_rasters

# What the enums' options mean to core, in the order of the form.
_FLOWS = ("MFD", "D8")
_INDICES = ("InVEST", "textbook")
_STREAM_CELLS = ("nodata", "zero", "land")
_COLUMNS = ("usle_c", "usle_p")
# Fields of the zones as InVEST calls them, and the raster that each sums.
_ZONE_FIELDS = (
    ("usle_tot", "usle"),
    ("sed_export", "export"),
    ("sed_dep", "deposition"),
    ("avoid_exp", "avoided_export"),
    ("avoid_eros", "avoided_erosion"),
)


class SoilRetentionModel(EspAlgorithm):
    """Soil retention by InVEST's sediment delivery ratio model."""

    NAME = "soilretention"
    GROUP = "services"
    TITLE = "Soil retention"
    SUMMARY = "Soil loss, avoided erosion and sediment delivery to streams (InVEST)."
    TAGS = "InVEST,SDR,USLE,RUSLE,erosion,sediment,soil conservation,ecosystem service"
    NEEDS_METRES = True
    FORMERLY = {"DEM": "ELEVATION"}
    ABOUT = About(
        purpose=(
            "Gives the soil that land cover keeps in place, and how much of the rest reaches streams or is "
            "deposited on the way. Fills pits, routes the flow and finds the streams itself. Reads InVEST's "
            "biophysical table as it is."
        ),
        formula=(
            "RKLS = R K LS; USLE = RKLS C P; avoided erosion = RKLS - USLE (t/(ha yr)). IC = log10(D<sub>up</sub> "
            "/ D<sub>dn</sub>); SDR = SDR<sub>max</sub> / (1 + exp((IC<sub>0</sub> - IC) / k<sub>b</sub>)); "
            "export = USLE SDR; avoided export = avoided erosion SDR + deposition."
        ),
        reading=(
            "Stream cells have no soil loss and leave holes in overlays: choose 0, or let them count as the land "
            "that they are. Cells of closed plains that reach no stream have no export. Deposition on valley "
            "bottoms has a heavy tail: standardise avoided export by percentiles, not by its range. InVEST's "
            "connectivity index leaves the length of the way out and so depends on the cell size; the textbook "
            "index holds metres, but k<sub>b</sub> and IC<sub>0</sub> must then be calibrated anew. C = 0 "
            "and P = 0 count as full retention."
        ),
        source=(
            "InVEST 3.20 (Natural Capital Project), sediment delivery ratio; Desmet and Govers (1996); Renard et "
            "al. (1997); Borselli et al. (2008); Cavalli et al. (2013); Vigiak et al. (2012); Land 2025, 14: 2159, "
            "table 5 (without a shrub row)."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster("ELEVATION", "Elevation, m", help="Its grid is the result's.")
        self.add_raster(
            "EROSIVITY", "Rainfall erosivity R, MJ mm / (ha h yr)", help="For example from esp:climateindex."
        )
        self.add_raster(
            "ERODIBILITY", "Soil erodibility K, t ha h / (ha MJ mm)", help="SI units: US values times 0.1317."
        )
        self.add_raster("LANDCOVER", "Land cover")
        add_preset(self)
        self.add_table(
            "BIOPHYSICAL", "Biophysical table", optional=True, help="Columns lucode, usle_c, usle_p, both 0 to 1."
        )
        self.add_features(
            "WATERSHEDS",
            "Watersheds",
            geometry="polygon",
            optional=True,
            help="Only what lies inside is used; water leaves at their edge. Empty: the whole raster.",
        )
        self.add_choice(
            "FLOW", "Flow", ["MFD: to all lower neighbours", "D8: steepest"], words=_FLOWS,
            help="Many directions follow slopes better, one direction is as in valleys.",
        )
        self.add_number(
            "STREAM_THRESHOLD",
            "Cells that drain through a stream cell",
            1000.0,
            minimum=0.01,
            help="Compare the streams with a map: a lower number gives more of them.",
        )
        self.add_choice(
            "STREAM_CELLS",
            "Soil loss on stream cells",
            ["None (InVEST)", "0", "As on land of their class"],
            words=_STREAM_CELLS,
            help="The equation of soil loss knows no streams: they are left open, 0, or as the land of their class.",
        )
        self._define_details()
        add_zones(self)
        self.add_raster_output("OUTPUT", "Avoided erosion")
        define_rasters(self)
        self.add_vector_output("ZONES_OUT", "Zones with their sums", optional=True)
        self.add_number_result("MEAN_AVOIDED", "Mean avoided erosion, t/(ha yr)")
        self.add_number_result("TOTAL_AVOIDED", "Avoided erosion, t/yr")
        self.add_number_result("TOTAL_EXPORT", "Sediment export, t/yr")

    def _define_details(self):
        self.add_number(
            "KB", "k_b: slope of the delivery ratio", 2.0, minimum=0.001, advanced=True,
            help="A calibration of InVEST: how fast delivery grows with connectivity.",
        )
        self.add_number(
            "IC0", "IC_0: its middle", 0.5, advanced=True,
            help="A calibration of InVEST: the connectivity at half of the greatest delivery.",
        )
        self.add_number(
            "SDR_MAX", "Greatest delivery ratio", 0.8, minimum=0.001, maximum=1.0, advanced=True,
            help="The share of eroded soil that reaches a stream at most.",
        )
        self.add_number(
            "L_MAX", "Greatest slope length factor", 122.0, minimum=0.001, advanced=True,
            help="Longer slopes count as this; it keeps long flow ways from absurd losses.",
        )
        self.add_choice(
            "INDEX", "Connectivity index", ["InVEST", "Textbook (Borselli, Cavalli)"], advanced=True, words=_INDICES,
            help="InVEST sums along the way down differently from the papers that it cites.",
        )
        self.add_layer(
            "DRAINAGE",
            "Further drainage",
            optional=True,
            advanced=True,
            help="Ditches, canals or lakes (vector), or a raster with 1: they count as streams.",
        )

    def bytes_a_cell(self, values):
        """That of the chain of routing."""
        from ...core.services.soil_retention import BYTES_PER_CELL

        return BYTES_PER_CELL

    def bytes_needed(self, values, cells):
        """Large rasters wait on the disk; zones are labels of the whole raster."""
        from ...core.services.soil_retention import BYTES_PUT_AWAY
        from .service_zones import bytes_of_zones

        own = self.bytes_a_cell(values) if cells <= rows.AT_ONCE else BYTES_PUT_AWAY
        return (own + bytes_of_zones(values, "WATERSHEDS")) * cells

    def check(self, values):
        """The table and the zones."""
        from .service_tables import check_tables
        from .service_zones import check_zones

        values.will_write("DIRECTIONS", cells="u1" if values.word("FLOW") == "D8" else "i4")
        check_tables(values, "BIOPHYSICAL")
        check_zones(values, "WATERSHEDS")

    def work(self, job):
        """Look up, run the chain, sum."""
        from ...core.services.class_table import require_range
        from ...core.services.soil_retention import soil_retention
        from .service_tables import class_table
        from .soil_layers import write_rasters

        elevation = job.rows("ELEVATION")
        job.weigh(job.grid)
        erosivity, erodibility = job.rows("EROSIVITY"), job.rows("ERODIBILITY")
        for layer, key in ((erosivity, "EROSIVITY"), (erodibility, "ERODIBILITY")):
            negative = sum(int(np.count_nonzero(layer[strip] < 0)) for strip in strips(layer.shape))
            if negative:
                raise InputError(
                    "The raster {name} is negative in {count} {count:cell|cells}; correct it or declare its nodata "
                    "value.",
                    name=job.layer_name(key),
                    count=negative,
                )
        land_cover = job.class_rows("LANDCOVER")
        name = job.layer_name("LANDCOVER")
        table = class_table(job, "BIOPHYSICAL", "shiyang_soil_retention", _COLUMNS, land_cover, name)
        for heading in _COLUMNS:
            require_range(table, heading, 0.0, 1.0)
        places = table.rows_of(land_cover.values, land_cover.valid, job.passing(np.int32), name)
        elevation = self._inside(job, elevation)
        factors = [table.column(heading).astype(np.float32) for heading in _COLUMNS]
        cover, practice = (mapped(partial(np.take, factor), places, dtype=np.float32) for factor in factors)
        result = soil_retention(
            elevation,
            erosivity,
            erodibility,
            cover,
            practice,
            job.grid.cell_size,
            self._options(job),
            self._drainage(job),
            part_of(job.progress, 0.1, 0.85),
            job.put_away,
            self._wanted(job),
        )
        self._report(job, result)
        if job.given("ZONES_OUT"):
            self._write_zones(job, result)
        job.write_raster("OUTPUT", result.avoided_erosion, style=RampStyle("quality"))
        write_rasters(job, result)

    @staticmethod
    def _wanted(job) -> set:
        """The fields of the result that outputs, sums or zones need."""
        fields = {"avoided_erosion", "export", "sdr", "streams", "slope"}
        fields |= {field for key, field, _ in EXTRA_RASTERS if job.wants(key)}
        fields |= {field for _, field in _ZONE_FIELDS if job.given("ZONES_OUT")}
        return fields | ({"directions"} if job.wants("DIRECTIONS") else set())

    def _options(self, job):
        from ...core.services.soil_retention import SedimentOptions

        return SedimentOptions(
            flow=job.word("FLOW"),
            stream_threshold=job.number("STREAM_THRESHOLD"),
            k_b=job.number("KB"),
            ic_0=job.number("IC0"),
            sdr_max=job.number("SDR_MAX"),
            l_max=job.number("L_MAX"),
            index=job.word("INDEX"),
            stream_cells=job.word("STREAM_CELLS"),
        )

    def _inside(self, job, elevation):
        from ..layers.raster_vector import rasterise

        if not job.given("WATERSHEDS"):
            return elevation
        features = job.features("WATERSHEDS")
        inside = rasterise(features.geometries, [1] * len(features), job.grid) > 0
        if not inside.any():
            raise InputError(
                "The layer {name} covers no cell of {grid}; check their coordinate systems.",
                name=features.name,
                grid=job.grid_name,
            )
        return mapped(_where, inside, elevation, dtype=elevation.dtype)

    def _drainage(self, job):
        from ..layers.feature_mask import burn_features

        if not job.given("DRAINAGE"):
            return None
        if job.is_raster("DRAINAGE"):
            return job.values("DRAINAGE") == 1
        return burn_features(job.features("DRAINAGE").geometries, job.grid)

    def _report(self, job, result):
        cells = streams = lost = 0
        for strip in strips(result.slope.shape):
            has_data = np.isfinite(result.slope[strip])
            cells += int(has_data.sum())
            streams += int(result.streams[strip].sum())
            lost += int((has_data & np.isnan(result.sdr[strip])).sum())
        job.log(
            "{count} stream {count:cell|cells}, {share:.1%} of the cells with data.",
            count=streams,
            share=streams / cells,
        )
        if not streams:
            job.warn("There are no streams, so nothing is exported; lower the stream threshold.")
        if lost:
            job.log(
                "{count} {count:cell|cells} ({share:.1%}) {count:reaches|reach} no stream and {count:has|have} no "
                "export.",
                count=lost,
                share=lost / cells,
            )
        hectares = job.grid.cell_area_ha
        avoided = extent(result.avoided_erosion)
        job.set("MEAN_AVOIDED", avoided.mean if avoided.cells else 0.0)
        job.set("TOTAL_AVOIDED", avoided.total * hectares)
        job.set("TOTAL_EXPORT", extent(result.export).total * hectares)
        job.record("stream cells", streams)
        job.record("cells without a stream", lost)

    def _write_zones(self, job, result):
        from .service_zones import Zones

        zones = Zones(job, "ZONES" if job.given("ZONES") else "WATERSHEDS")
        hectares = job.grid.cell_area_ha
        columns = [(field, zones.statistics(getattr(result, layer)).sums * hectares) for field, layer in _ZONE_FIELDS]
        avoided = zones.statistics(result.avoided_erosion)
        columns += [("avoid_mn", avoided.means), ("valid_ha", avoided.valid * hectares)]
        zones.write("ZONES_OUT", columns, RampStyle("quality", field="avoid_mn"))


def _where(inside: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.where(inside, values, np.nan)
