"""esp:habitatquality: habitat quality and degradation by threats."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.presets import read_preset
from ...core.progress import part_of
from ..base import About, EspAlgorithm
from ..layers.styles import RampStyle
from ..layers.vector_io import column, numbers
from .service_tables import add_preset

# What the enums' options mean to core, in the order of the form.
_MODELS = ("nearest", "kernel sum", "strongest")


class HabitatQualityModel(EspAlgorithm):
    """Habitat quality by InVEST's model and two others."""

    NAME = "habitatquality"
    GROUP = "services"
    TITLE = "Habitat quality"
    SUMMARY = "Quality and degradation of habitats by threats around them (InVEST)."
    TAGS = "InVEST,habitat,threat,degradation,rarity,biodiversity,ecosystem service"
    NEEDS_METRES = True
    BYTES_A_CELL = 66.0
    ABOUT = About(
        purpose=(
            "Tells how good a habitat each cell is: its land cover's suitability, lowered by threats such as "
            "cropland, settlements or bare land around it. Reads InVEST's tables as they are."
        ),
        formula=(
            "D = &Sigma;<sub>r</sub> w<sub>r</sub>/&Sigma;w &middot; i<sub>r</sub> &middot; S<sub>r</sub> "
            "&middot; access; Q = H (1 - D<sup>2.5</sup> / (D<sup>2.5</sup> + k<sup>2.5</sup>)). Nearest threat: "
            "i = 1 - d/D<sub>max</sub> or exp(-2.99 d/D<sub>max</sub>), d to the nearest cell with the threat."
        ),
        reading=(
            "0 is no habitat, 1 the best. k moves the whole map: with k = 0.05 the mean can be a tenth of that "
            "with 0.5, so compare only maps of one k, or take half of the greatest degradation as InVEST's guide "
            "advises. InVEST since 3.13 looks at the nearest threat cell only: many threat cells count like "
            "one, and an intensity of 0.2 like 1. The kernel sum (InVEST 3.3 to 3.12) counts how many there are; "
            "the strongest threat also weighs their intensity. Where a threat is nowhere, it has no "
            "impact here, while InVEST gives it one. Threats beyond the raster's edge are not seen."
        ),
        source=(
            "InVEST 3.20 and 3.12 (Natural Capital Project), habitat quality; Land 2025, 14: 2159, tables 2 and 3 "
            "(the paper's shrub row is missing: the mean of tree and grass stands in)."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster("LANDCOVER", "Land cover", help="Its grid is the result's.")
        add_preset(self)
        self.add_table(
            "THREATS",
            "Threats table",
            optional=True,
            help=(
                "Columns threat, max_dist (metres), weight, decay (linear or exponential), and for the place of the "
                "threat either classes (values or names of the land cover) or cur_path (a raster's path)."
            ),
        )
        self.add_table(
            "SENSITIVITY",
            "Sensitivity table",
            optional=True,
            help="Columns lucode, habitat and one for each threat, 0 to 1.",
        )
        self.add_rasters(
            "THREAT_RASTERS",
            "Threat rasters",
            optional=True,
            help="Found by their names: the threat's, also with threat_ before or _c behind it.",
        )
        self.add_choice(
            "MODEL",
            "How threats reach a cell",
            ["Nearest threat (InVEST)", "Kernel sum (InVEST 3.3 to 3.12)", "Strongest threat: intensity x decay"],
            words=_MODELS,
            help="How several places of a threat add up at a cell.",
        )
        self.add_number(
            "HALF_SATURATION",
            "Half-saturation constant k",
            0.5,
            minimum=1e-6,
            decimals=4,
            help="The degradation at which half of the quality is lost. InVEST's form starts with 0.05.",
        )
        self.add_choice(
            "HALF_SATURATION_RULE", "k is", ["As given", "Half of the greatest degradation"],
            help="InVEST's advice is half of the greatest degradation, which is only known after a run.",
        )
        self.add_flag(
            "KILOMETRES",
            "Distances in the threats table are kilometres",
            help="Tables for InVEST before 3.15.",
            advanced=True,
        )
        self.add_features(
            "ACCESS",
            "Access: polygons with the field access",
            geometry="polygon",
            optional=True,
            advanced=True,
            help="0 shields from all threats, 1 lets them act; 1 outside the polygons.",
        )
        self.add_raster("BASELINE", "Earlier land cover, for rarity", optional=True, advanced=True)
        self.add_raster_output("OUTPUT", "Habitat quality")
        self.add_raster_output("DEGRADATION", "Degradation", optional=True)
        self.add_raster_output("THREAT_DEGRADATION", "Degradation by threat (a band each)", optional=True)
        self.add_raster_output("RARITY", "Rarity", optional=True)
        self.add_number_result("MEAN_QUALITY", "Mean quality")
        self.add_number_result("K_USED", "Half-saturation constant that was used")

    def check(self, values):
        """The tables, and what rarity needs."""
        from .service_tables import check_tables

        check_tables(values, "THREATS", "SENSITIVITY")
        if values.given("RARITY") and not values.given("BASELINE"):
            raise InputError("Rarity needs an earlier land cover.")

    def work(self, job):
        """Read the tables, then threat after threat."""
        from ...core.services.class_table import require_range
        from ...core.services.habitat_quality import habitat_quality
        from ...core.services.threats import read_threats
        from .service_tables import class_table, uses_preset
        from .threat_layers import ThreatLayers

        land_cover = job.classes("LANDCOVER")
        columns = read_preset("services", "shiyang_threats") if uses_preset(job, "THREATS") else job.table("THREATS")
        title = "shiyang_threats" if uses_preset(job, "THREATS") else job.layer_name("THREATS")
        threats = read_threats(columns, title, job.flag("KILOMETRES") and not uses_preset(job, "THREATS"))
        self._check_reach(job, threats)
        job.will_write("THREAT_DEGRADATION", len(threats))
        names = [threat.name.casefold() for threat in threats]
        name = job.layer_name("LANDCOVER")
        table = class_table(
            job,
            "SENSITIVITY",
            "shiyang_sensitivity",
            ["habitat", *names],
            land_cover,
            name,
            {threat: (f"l_{threat}",) for threat in names},
        )
        for heading in table.columns:
            require_range(table, heading, 0.0, 1.0)
        rows = table.rows(land_cover.values, land_cover.valid, name)
        plain = {str(key).strip().casefold(): values for key, values in columns.items()}
        layers = ThreatLayers(job, threats, plain, land_cover)
        by_rule = job.choice("HALF_SATURATION_RULE") == 1
        result = habitat_quality(
            table.column("habitat")[rows],
            threats,
            self._pairs(job, threats, layers, table, rows),
            job.grid.cell_size,
            None if by_rule else job.number("HALF_SATURATION"),
            self._access(job),
            job.word("MODEL"),
            job.wants("THREAT_DEGRADATION"),
            part_of(job.progress, 0.1, 0.9),
        )
        self._write(job, threats, result, land_cover)

    def _check_reach(self, job, threats):
        short = [threat for threat in threats if threat.max_distance < job.grid.cell_size]
        if short:
            job.warn(
                "{threats}: the distance is less than a cell of {cell:g} m, so the threat acts on its own cells only; "
                "are the table's distances kilometres?",
                threats=", ".join(threat.name for threat in short),
                cell=job.grid.cell_size,
            )

    def _pairs(self, job, threats, layers, table, rows):
        for threat, intensity in zip(threats, layers):
            if not np.any(np.nan_to_num(intensity)):
                job.warn("{threat} is nowhere on the raster and has no impact.", threat=threat.name)
            yield intensity, table.column(threat.name.casefold())[rows]

    def _access(self, job):
        from ..layers.raster_vector import rasterise

        if not job.given("ACCESS"):
            return None
        features = job.features("ACCESS")
        shares = np.array(numbers(column(features.columns, "access", features.name), "access", features.name))
        if ((shares < 0) | (shares > 1)).any():
            raise InputError("The field access of {name} must lie between 0 and 1.", name=features.name)
        labels = rasterise(features.geometries, range(1, len(features) + 1), job.grid)
        return np.concatenate(([1.0], shares))[labels]

    def _write(self, job, threats, result, land_cover):
        from ...core.services.habitat_quality import rarity

        if job.wants("RARITY"):
            earlier = job.classes("BASELINE")
            rare = rarity(land_cover.values, land_cover.valid, earlier.values, earlier.valid)
            job.write_raster("RARITY", rare, style=RampStyle("change", 0.0, 1.0, reverse=True))
        mean = float(np.nanmean(result.quality))
        job.log("k = {k:.4g}, mean quality {mean:.4f}.", k=result.half_saturation, mean=mean)
        job.record("greatest degradation", float(np.nanmax(result.degradation)))
        job.record("mean degradation", float(np.nanmean(result.degradation)))
        job.set("MEAN_QUALITY", mean)
        job.set("K_USED", result.half_saturation)
        job.write_raster("OUTPUT", result.quality, style=RampStyle("quality", 0.0, 1.0))
        job.write_raster("DEGRADATION", result.degradation, style=RampStyle("cost"))
        job.write_raster(
            "THREAT_DEGRADATION",
            [np.where(np.isnan(result.quality), np.nan, band) for band in result.by_threat],
            band_names=[threat.name for threat in threats],
            style=RampStyle("cost"),
        )
