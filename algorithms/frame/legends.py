"""Legends of class rasters as a choice of a form: recognised, or a product's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.errors import InputError, Phrase, phrase
from ...core.legend import Legend, legend_of
from ...core.presets import LEGENDS, land_cover_meanings, read_legend
from ..platform.language import shared_tr

if TYPE_CHECKING:
    from ...core.products.legend_recognition import Recognised

# How a legend was found, as the log tells it.
_WAYS = {
    "names": phrase("{legend}, by the names of its classes"),
    "name of the layer": phrase("{legend}, by the name of the layer"),
    "colours": phrase("{legend}, by the colours of its classes"),
    "values": phrase("{legend}, by its set of values"),
    "chosen": phrase("{legend}, as chosen"),
}
_OWN = phrase("the layer's own class names")
_UNKNOWN = phrase("none that is known")
_AMBIGUOUS = phrase("not known; its values fit {products}: choose LEGEND")

def legend_titles() -> list:
    """The options of a legend choice, in the order of `presets.LEGENDS`."""
    return [
        shared_tr("The layer's own class names, or recognised"),
        shared_tr("CLCD (China, 30 m)"),
        shared_tr("ESA WorldCover"),
        shared_tr("CNLUCD (China, second level)"),
        shared_tr("CNLUCD (China, first level)"),
        shared_tr("GlobeLand30"),
        shared_tr("NLCD (United States)"),
        shared_tr("Esri / Impact Observatory 10 m"),
        shared_tr("Dynamic World"),
        shared_tr("CORINE (codes 111 to 523)"),
        shared_tr("CORINE (grid codes 1 to 44)"),
        shared_tr("ESA CCI / C3S land cover, 300 m"),
        shared_tr("MODIS IGBP (MCD12Q1)"),
        shared_tr("Copernicus land cover, 100 m"),
        shared_tr("FROM-GLC, level 1"),
    ]


def add_legend(form, advanced: bool = True) -> None:
    """The choice of the land cover's legend, for forms that need its names."""
    form.add_choice(
        "LEGEND",
        form.shared_tr("Legend of the land cover"),
        legend_titles(),
        help=form.shared_tr(
            "The first: names in the file or its style, else the product whose name, colours or set of values it has; "
            "the log says which."
        ),
        advanced=advanced,
    )


def legend_for(job, source, band, present, facts) -> Recognised:
    """The legend of a raster of a run: as chosen in LEGEND, else recognised.

    Parameters
    ----------
    job : LayerReader
    source : RasterSource
    band : Band
    present : ndarray of int
        The classes that are there.
    facts : RasterFacts
    """
    from ...core.products.legend_recognition import Recognised, chosen_product, product_title, recognise

    names, colours = band.class_names, band.class_colours
    chosen = job.choice("LEGEND") if job.algorithm.parameterDefinition("LEGEND") is not None else 0
    if chosen:
        return chosen_product(LEGENDS[chosen - 1], present.tolist(), names, colours)
    if facts.own:
        legend = legend_of(names, land_cover_meanings())
        return Recognised(Legend(legend.names, legend.land_cover, colours), "", "names" if names else "")
    found = recognise(present.tolist(), names, colours, *facts.texts)
    if found.way == "values" and found.others:
        job.warn(
            "{name}: its set of values is that of {legend}, but it could be {others}, too; choose LEGEND if it is.",
            name=source.name,
            legend=Phrase(product_title(found.product)),
            others=", ".join(map(product_title, found.others)),
        )
    return found


def refuse_mixed(names: list, products: list, parameter: str) -> None:
    """Raise where land covers of several years are of different products: their values mean different classes.

    Parameters
    ----------
    names, products : list of str
        Of the rasters; an empty product where it is not known.
    parameter : str
    """
    from ...core.products.legend_recognition import product_title

    known = [(name, product) for name, product in zip(names, products) if product]
    for name, product in known[1:]:
        if product != known[0][1]:
            raise InputError(
                "{parameter}: {first} is {product} and {other} is {others}, whose values mean different classes; "
                "bring them to one legend first, for example with native:reclassifybytable.",
                parameter=parameter,
                first=known[0][0],
                product=Phrase(product_title(known[0][1])),
                other=name,
                others=Phrase(product_title(product)),
            )


def lend_to_years(job, names: list, rasters: list, products: list) -> None:
    """Give the legend of one year to those that it fits: a year may lack the classes that would tell it.

    Parameters
    ----------
    job : LayerReader
    names : list of str
    rasters : list of ClassRaster
        Those without class names have the legend's afterwards.
    products : list of str
        Of the rasters; empty where it is not known.
    """
    known = next((number for number, product in enumerate(products) if product), None)
    if known is None:
        return
    legend = read_legend(products[known])
    for name, raster, product in zip(names, rasters, products):
        present = set(raster.present().tolist())
        if not product and not raster.names and present <= set(legend.names):
            raster.names, raster.colours = dict(legend.names), dict(legend.colours)
            job.log("{name}: its classes are named as those of {first}.", name=name, first=names[known])


def described(found: Recognised, message) -> str:
    """A legend and how it was found, in the user's language."""
    from ...core.products.legend_recognition import product_title

    if found.product:
        return message(_WAYS[found.way], {"legend": Phrase(product_title(found.product))})
    if found.others:
        return message(_AMBIGUOUS, {"products": ", ".join(map(product_title, found.others))})
    return message(_OWN if found.way == "names" else _UNKNOWN, {})


def chosen_legend(job, key: str, names: dict) -> Legend:
    """The legend that the user has chosen for a class raster, or that of its names."""
    chosen = job.choice(key)
    if chosen:
        known = read_legend(LEGENDS[chosen - 1])
        beyond = {value: name for value, name in names.items() if value not in known.names}
        return Legend({**known.names, **beyond}, known.land_cover, known.colours)
    return legend_of(names, land_cover_meanings())


def require_land_cover(job, legend: Legend, layer: str, otherwise: InputError) -> None:
    """Raise where a land cover has no class whose name is known; says which products its values fit.

    Parameters
    ----------
    job : LayerReader
    legend : Legend
    layer : str
        The raster's name.
    otherwise : InputError
        What is raised where its values fit no product.
    """
    from ...core.products.legend_recognition import product_title

    if legend.land_cover:
        return
    others = job.legend_candidates.get(layer, ())
    if others:
        raise InputError(
            "The raster {layer} has no class names that are known, and its values fit {products}; choose its legend "
            "(LEGEND).",
            layer=layer,
            products=", ".join(map(product_title, others)),
        )
    raise otherwise
