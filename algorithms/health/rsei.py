"""esp:rsei: the remote sensing ecological index from the bands of a satellite."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.numbers import format_numbers
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.layer_years import align_years
from ..layers.styles import ClassStyle, RampStyle, ramp_colours

_SENSORS = ("oli", "etm", "tm", "modis")
_SCALES = ("joint", "each")
_ROLES = {role: role.upper() for role in ("blue", "green", "red", "nir", "swir1", "swir2", "lst")}
_LIMITS = (0.2, 0.4, 0.6, 0.8)
_GRADES = ("bad", "poor", "moderate", "good", "excellent")
# Of a year: indicators, their scaled copies and the index in double precision.
_BYTES_A_CELL = 130
# Reflectance is not higher; greater numbers are stored ones.
_REFLECTANCE = 2.0


class RemoteSensingIndex(EspAlgorithm):
    """Greenness, wetness, dryness, heat."""

    NAME = "rsei"
    GROUP = "health"
    TITLE = "Remote sensing ecological index"
    SUMMARY = "RSEI: greenness, wetness, dryness and heat of Landsat or MODIS scenes in one index."
    TAGS = "RSEI,Landsat,MODIS,NDVI,tasselled cap,NDBSI,land surface temperature,PCA,ARSEI"
    ABOUT = About(
        purpose=(
            "Computes the remote sensing ecological index of one or more years from the bands of a satellite, on one "
            "scale, so that years can be compared."
        ),
        formula=(
            "NDVI; wetness of the tasselled cap; NDBSI = (IBI + SI)/2; surface temperature. Each onto 0 to 1, first "
            "principal component of their covariance, greenness positive, onto 0 to 1."
        ),
        reading=(
            "0 to 0.2 bad, above 0.8 excellent. It holds where greenness and wetness are good and dryness and heat "
            "bad: in deserts, on salt and snow the signs turn, and the log warns. Give reflectance (ETM+ and OLI "
            "wetness are made for that at the satellite) of the same season. Years that are scaled one by one cannot "
            "be compared. Sums of several components weighted by what they explain are not offered: Xu et al. (2022) "
            "show why."
        ),
        source=(
            "Xu (2013), Acta Ecologica Sinica 33: 7853; Xu et al. (2022), Remote Sensing 14: 5307; wetness: Crist "
            "(1985), Huang et al. (2002), Baig et al. (2014), Lobser and Cohen (2007), 10.1080/01431160701253303."
        ),
    )

    def define(self):
        """The form."""
        self.add_choice(
            "SENSOR",
            "Sensor",
            ["Landsat 8 and 9 (OLI)", "Landsat 7 (ETM+)", "Landsat 5 (TM)", "MODIS (MOD09A1)"],
            words=_SENSORS,
            help="The coefficients of wetness and dryness are those of the sensor.",
        )
        one_a_year = self.tr("One raster, or one for each year.")
        self.add_rasters("BLUE", "Blue", help=one_a_year)
        self.add_rasters("GREEN", "Green")
        self.add_rasters("RED", "Red")
        self.add_rasters("NIR", "Near infrared")
        self.add_rasters("SWIR1", "Short-wave infrared 1 (1.6 µm)")
        self.add_rasters("SWIR2", "Short-wave infrared 2 (2.1 µm)")
        self.add_rasters("NIR2", "Near infrared at 1.24 µm (MODIS band 5)", optional=True)
        self.add_rasters("LST", "Surface temperature")
        self.add_text("YEARS", "Years", help="Separated by commas. Empty: as the names or the layers tell.")
        self.add_rasters(
            "EXTRA",
            "Further indicators",
            optional=True,
            advanced=True,
            help=(
                "Such as albedo or salinity in arid land; all years of the first, then of the next. They join the "
                "component."
            ),
        )
        self.add_choice(
            "SCALE", "Scale and component", ["One for all years", "Each year by itself"], words=_SCALES, advanced=True,
            help="One for all years can be compared over the years; each year by itself is as most papers have it.",
        )
        self.add_number(
            "CLIP", "Percent cut off at either end of an indicator", 0.0, minimum=0.0, maximum=49.0, advanced=True,
            help="Against a few extreme cells that would squeeze all others. 0: none.",
        )
        self.add_flag("MASK_WATER", "Leave water out", True, help="MNDWI above 0.", advanced=True)
        self.add_flag(
            "MASK_SNOW", "Leave snow out", advanced=True,
            help="Snow is bright and wet, and would set the scale.",
        )
        self.add_number(
            "FACTOR", "Factor of the stored reflectance", 1.0, advanced=True,
            help="What the values are multiplied by to be reflectance, such as 0.0001.",
        )
        self.add_number(
            "OFFSET",
            "Offset of the stored reflectance",
            0.0,
            advanced=True,
            help="Landsat collection 2: factor 0.0000275, offset -0.2.",
        )
        self.add_raster_output("OUTPUT", "RSEI (a band for each year)")
        self.add_raster_output("CLASSES", "Classes of RSEI (a band for each year)", cells="", optional=True)
        self.add_raster_output("COMPONENTS", "Scaled indicators (bands)", optional=True, bands=4)
        self.add_table_output("TABLE", "Means, loadings and shares")

    def bytes_a_cell(self, values):
        """The indicators of each year."""
        return _BYTES_A_CELL * max(values.layer_count("RED"), 1)

    def check(self, values):
        """What the sensor needs."""
        if values.word("SENSOR") == "modis" and not values.given("NIR2"):
            raise InputError("MODIS needs {band}.", band=values.label("NIR2"))
        for key in ("OUTPUT", "CLASSES"):
            values.will_write(key, values.layer_count("RED"))

    def work(self, job):
        """Year after year the indicators, then the index."""
        from ...core.health.rsei import rsei

        modis = job.word("SENSOR") == "modis"
        roles = {**_ROLES, "nir2": "NIR2"} if modis else _ROLES
        years = align_years(job, "YEARS", "RED", tuple(key for key in roles.values() if key != "RED"))
        extras = self._check_counts(job, roles, years)
        reading, finding = parts_of(job.progress, (4, 1))
        scenes = [
            self._scene(job, roles, number, extras, len(years), part)
            for number, part in enumerate(parts_of(reading, [1] * len(years)))
        ]
        found = rsei(scenes, job.word("SCALE") == "joint", job.number("CLIP"))
        finding(0.8)
        self._report(job, found, scenes, years, extras)
        bands = [layer for scene in found.scaled for layer in scene]
        names = [f"{year} {name}" for year in years for name in self._names(job, extras, len(years))]
        job.write_raster("COMPONENTS", bands, band_names=names, style=RampStyle("quality"))
        job.write_raster("OUTPUT", found.index, band_names=years, style=RampStyle("quality", 0.0, 1.0))
        self._write_classes(job, found.index, years)

    def _check_counts(self, job, roles, years) -> int:
        """How many further indicators there are."""
        for key in roles.values():
            count = len(job.raster_sources(key))
            if count != len(years):
                raise InputError(
                    "{parameter}: {count} {count:raster|rasters} for {years} {years:year|years}; give one for each.",
                    parameter=job.label(key),
                    count=count,
                    years=len(years),
                )
        extra = len(job.raster_sources("EXTRA"))
        if extra % len(years):
            raise InputError(
                "{parameter}: {count} {count:raster|rasters} cannot be divided among {years} years.",
                parameter=job.label("EXTRA"),
                count=extra,
                years=len(years),
            )
        return extra // len(years)

    def _names(self, job, extras, years) -> list:
        from ...core.health.rsei import INDICATORS

        further = [job.layer_names("EXTRA")[number * years] for number in range(extras)]
        return [*(self.message(name, {}) for name in INDICATORS), *further]

    def _scene(self, job, roles, number, extras, years, progress) -> list:
        """The indicators of a year, NaN where water or snow is left out."""
        from ...core.health.rsei import indicators, snow, water

        bands = {}
        for role, key in roles.items():
            source = job.raster_sources(key)[number]
            values = job.values_of(source, key=key).astype(np.float64)
            if role != "lst":
                self._leave_out_zeros(job, values, source.name)
            bands[role] = values if role == "lst" else values * job.number("FACTOR") + job.number("OFFSET")
        progress(0.6)
        self._check_reflectance(job, bands)
        layers = indicators(bands, job.word("SENSOR"))
        for place in range(extras):
            layers.append(job.values_of(job.raster_sources("EXTRA")[place * years + number], key="EXTRA"))
        out = np.zeros(job.grid.shape, dtype=bool)
        if job.flag("MASK_WATER"):
            out |= water(bands["green"], bands["swir1"])
        if job.flag("MASK_SNOW"):
            out |= snow(bands["green"], bands["nir"], bands["swir1"])
        for layer in layers:
            layer[out] = np.nan
        if out.any():
            job.log("{count} {count:cell|cells} of water or snow {count:is|are} left out.", count=int(out.sum()))
        progress(1.0)
        return layers

    @staticmethod
    def _leave_out_zeros(job, values, name) -> None:
        """Stored numbers of reflectance are never 0 on the ground: products have it where they have no data."""
        zeros = values == 0.0
        if zeros.any() and float(np.nanmax(values)) > _REFLECTANCE:
            values[zeros] = np.nan
            job.warn(
                "{name}: {count} {count:cell of 0 was|cells of 0 were} taken as no data, as products store it.",
                name=name,
                count=int(zeros.sum()),
            )

    @staticmethod
    def _check_reflectance(job, bands) -> None:
        high = max(float(np.nanmax(values)) for role, values in bands.items() if role != "lst")
        if high > _REFLECTANCE:
            job.warn(
                "Reflectance goes up to {high:.4g}: give the factor and the offset of the stored values (for Landsat "
                "collection 2 0.0000275 and -0.2, for MODIS 0.0001).",
                high=high,
            )

    def _report(self, job, found, scenes, years, extras) -> None:
        from ...core.health.rsei import LEAST_EXPLAINED, SIGNS

        names = self._names(job, extras, len(years))
        columns = ("year", "cells", "mean", "std_dev", "explained", "loadings", *_GRADES)
        table = {key: [] for key in columns}
        for number, (year, index) in enumerate(zip(years, found.index)):
            component = found.components[min(number, len(found.components) - 1)]
            known = index[~np.isnan(index)]
            classes = np.bincount(np.searchsorted(_LIMITS, known, side="left"), minlength=5) / known.size
            loadings = ", ".join(f"{name} {value:.3f}" for name, value in zip(names, component.loadings))
            job.log(
                "{year}: mean RSEI {mean:.3f}; the first component explains {explained:.1f} %: {loadings}.",
                year=year,
                mean=float(known.mean()),
                explained=100.0 * component.explained[0],
                loadings=loadings,
            )
            row = (year, known.size, float(known.mean()), float(known.std()), float(component.explained[0]),
                   format_numbers(component.loadings), *classes.tolist())  # fmt: skip
            for key, value in zip(columns, row):
                table[key].append(value)
        job.write_table("TABLE", table)
        for component in found.components:
            turned = [name for name, value, sign in zip(names, component.loadings, SIGNS) if value * sign < 0.0]
            if turned:
                job.warn(
                    "{names} {count:loads|load} with the wrong sign: in deserts, on salt and snow the index does not "
                    "say what it should.",
                    names=", ".join(turned),
                    count=len(turned),
                )
            if component.explained[0] < LEAST_EXPLAINED:
                job.warn(
                    "The first component explains {share:.1f} % only; less than 60 % is little.",
                    share=100.0 * component.explained[0],
                )
        if len(found.components) > 1:
            job.warn("Each year has a scale of its own: its index compares with no other year's.")

    def _write_classes(self, job, index, years) -> None:
        titles = [self.tr("bad"), self.tr("poor"), self.tr("moderate"), self.tr("good"), self.tr("excellent")]
        colours = ramp_colours("quality", len(titles))
        bands = []
        for values in index:
            classes = (np.searchsorted(_LIMITS, values, side="left") + 1).astype(np.uint8)
            classes[np.isnan(values)] = 255
            bands.append(classes)
        entries = tuple((number, colours[number - 1], title) for number, title in enumerate(titles, 1))
        job.write_classes("CLASSES", bands, ClassStyle(entries), band_names=years)
