"""Methods of ecosystem services, ecosystem health, the pattern and the zones, as `report_methods`."""

from __future__ import annotations

from ..kit.blocks import Equation, Paragraph
from ..kit.numbers import metres_text, number_text
from ..platform.language import shared_tr
from .words import in_language

_QUALITY = r"Q_{xj} = H_j\,\left(1-\dfrac{D_{xj}^{\,z}}{D_{xj}^{\,z}+k^{\,z}}\right) ,\qquad z = 2.5"


def _habitat(context, steps) -> list:
    step = steps[0]
    used = step.numbers.get("K_USED") or context.number(step, "HALF_SATURATION")
    text = shared_tr(
        "Habitat quality Q [@invest, shiyang] is the suitability H of the land cover j, lowered by the degradation D "
        "of the cell x through threats around it, weighted by their decay with distance and by the sensitivity of the "
        "land cover; half-saturation constant k = {k}."
    )
    return [Paragraph(text.format(k=number_text(float(used)))), Equation(_QUALITY)]


_YIELD = r"Y_x = \left(1-\dfrac{AET_x}{P_x}\right) P_x"
_BUDYKO = (
    r"\dfrac{AET_x}{P_x} = 1+\dfrac{PET_x}{P_x}-\left[1+\left(\dfrac{PET_x}{P_x}\right)^{\omega}\right]^{1/\omega}"
    r" ,\qquad \omega = Z\,\dfrac{AWC_x}{P_x}+1.25"
)


def _water(context, steps) -> list:
    text = shared_tr(
        "The yearly water yield Y is precipitation P less actual evapotranspiration AET [@invest], which follows from "
        "the potential one (PET = Kc x ET0) by the Budyko curve [@fu, zhang2004] with the plant available water AWC "
        "and the seasonality constant Z = {z} [@donohue]."
    )
    z = number_text(context.number(steps[0], "Z"))
    return [Paragraph(text.format(z=z)), Equation(_YIELD), Equation(_BUDYKO)]


_SOIL = r"RKLS = R\times K\times LS ,\qquad USLE = RKLS\times C\times P"
_AVOIDED = r"\mathrm{avoided\ erosion} = RKLS - USLE"


def _soil(context, steps) -> list:
    step = steps[0]
    flow = (shared_tr("several lower neighbours (MFD)"), shared_tr("the steepest neighbour (D8)"))
    text = shared_tr(
        "Soil retention is the soil loss of bare land (RKLS) less that of the present land cover (USLE) [@renard, "
        "invest], with slope length and steepness LS by [@desmet] from flow to {flow}; a stream begins where {cells} "
        "cells drain. Sediment reaches streams by a delivery ratio [@vigiak]."
    )
    cells = number_text(context.number(step, "STREAM_THRESHOLD"), 0)
    said = text.format(flow=flow[context.option(step, "FLOW")], cells=cells)
    where = shared_tr(
        "R is the erosivity of rain, K the erodibility of the soil, C the cover factor and P the factor of support "
        "practice."
    )
    return [Paragraph(said), Equation(_SOIL), Equation(_AVOIDED), Paragraph(where)]


_CARBON = r"C_t = C_a + C_b + C_s + C_d"


def _carbon(context, steps) -> list:
    text = shared_tr(
        "Carbon storage is the sum of the pools above and below ground, in the soil and in dead matter of each land "
        "cover [@invest]."
    )
    return [Paragraph(text), Equation(_CARBON)]


_VALUE = r"ESV = \sum_{h}\,A_h\,P_h"


def _value(context, steps) -> list:
    unit = steps[0].numbers.get("UNIT_USED")
    text = shared_tr(
        "The value of ecosystem services is the area A of each land cover h times its value P per hectare and year, "
        "from equivalents [@xie]; one equivalent is worth {unit}."
    )
    said = number_text(float(unit), 2) if isinstance(unit, (int, float)) else "1"
    return [Paragraph(text.format(unit=said)), Equation(_VALUE)]


def _climate(context, steps) -> list:
    names = dict.fromkeys(context.option_name(step, "INDEX") for step in steps)
    text = shared_tr("From monthly rasters were computed: {indices} [@allen, freimund, williams].")
    return [Paragraph(text.format(indices="; ".join(names)))]


_EHI = r"EHI = \sqrt{PH\times CESI} ,\qquad PH = \sqrt[3]{EV\times EO\times ER}"
_EO = r"EO = 0.35\,LH + 0.35\,LC + 0.30\,IPC"
_ER = (
    r"ER = {first}\,\sum_{h=1}^{n}\,A_h^{*}\,C_{\mathrm{resistant},h}"
    r" + {second}\,\sum_{h=1}^{n}\,A_h^{*}\,C_{\mathrm{resilient},h}"
)
_CESI = r"CESI = \sum_{h}\,P_h\,A_h"


def _health(context, steps) -> list:
    step = steps[0]
    unit = (shared_tr("squares"), shared_tr("moving windows"), shared_tr("polygons"))[context.option(step, "UNIT")]
    size = context.number(step, "SIZE")
    said = f" ({metres_text(size)})" if size else ""
    years = [key.rsplit(" ", 1)[1] for key in step.numbers if key.startswith("mean EHI ")]
    together = (
        shared_tr("over all years together"),
        shared_tr("in each year alone"),
    )[context.option(step, "NORMALISATION")]
    text = shared_tr(
        "The ecosystem health index EHI [@qaidam, rapport] joins vitality EV, organisation EO, resilience ER and "
        "services CESI, measured in {unit}{size} for {years}, all normalised {together}."
    )
    parts = shared_tr(
        "EV is net primary productivity. EO joins landscape heterogeneity LH (fractal dimension AWMPFD and Shannon's "
        "diversity), connectivity LC (contagion and fragmentation) and the connectivity of important patches IPC "
        "(cohesion and fragmentation of {classes}) [@mcgarigal]. ER weighs the shares A* of the land covers h by "
        "coefficients of resistance and resilience; CESI is the value of their services [@xie]."
    )
    natural = context.option(step, "CLASSIFICATION") == 1
    classes = (
        shared_tr("Five classes from weak to strong were formed by natural breaks of all years [@jenks, fisher].")
        if natural
        else shared_tr("Five classes from weak to strong have the limits of the paper [@qaidam].")
    )
    listed = ", ".join(in_language(name.strip()) for name in context.text(step, "KEY_CLASSES").split(";"))
    first = float(context.number(step, "RESISTANT_SHARE"))
    resilience = _ER.replace("{first}", f"{first:g}").replace("{second}", f"{round(1.0 - first, 6):g}")
    blocks = [
        Paragraph(text.format(unit=unit, size=said, years=", ".join(years), together=together)),
        Equation(_EHI),
        Paragraph(parts.format(classes=listed)),
    ]
    if not step.parameters.get("EO_WEIGHTS"):
        blocks.append(Equation(_EO))
    return [*blocks, Equation(resilience), Equation(_CESI), Paragraph(classes)]


_SLOPE = r"\beta = \mathrm{median}\left(\dfrac{x_j-x_i}{t_j-t_i}\right) ,\qquad j>i"


def _change(context, steps) -> list:
    step = steps[0]
    text = shared_tr(
        "Changes of more than {threshold} count as improved or degraded. Transitions between the classes were counted "
        "between all neighbouring years and from the first to the last; the contribution of each component follows "
        "from the logarithm of the index."
    )
    threshold = context.number(step, "THRESHOLD")
    blocks = [Paragraph(text.format(threshold=number_text(threshold)))]
    if "mean slope per year" in step.numbers:
        trend = shared_tr("The trend of each cell is Sen's slope [@sen], tested by Mann and Kendall [@mann].")
        blocks += [Paragraph(trend), Equation(_SLOPE)]
    if isinstance(step.numbers.get("hot spots"), dict):
        blocks.append(Paragraph(shared_tr("Hot and cold spots follow from the statistic of Getis and Ord [@getis].")))
    return blocks


def _metrics(context, steps) -> list:
    text = shared_tr(
        "Landscape metrics were computed as in FRAGSTATS [@mcgarigal] with the {neighbours} neighbours of a cell."
    )
    neighbours = (8, 4)[context.option(steps[0], "NEIGHBOURS")]
    return [Paragraph(text.format(neighbours=neighbours))]


def _zones(context, steps) -> list:
    step = steps[0]
    text = shared_tr(
        "Land of weak and relatively weak health is the base of the restoration zones [@qaidam]. An ordered table of "
        "rules on corridors, distance to the sources, change of health, disturbance, land cover and elevation decided "
        "the zone of each cell: the first rule whose conditions all hold."
    )
    blocks = [Paragraph(text)]
    buffer = context.number(step, "BUFFER")
    if buffer:
        said = shared_tr("Corridors were widened by {width} on both sides.")
        blocks.append(Paragraph(said.format(width=metres_text(buffer))))
    return blocks


def _pattern(context, steps) -> list:
    text = shared_tr(
        "Sources, corridors, pinch points and barriers make up the security pattern [@qaidam, shiyang]. Strategic "
        "nodes are places outside the sources where corridors cross, meet or part; break points are places where "
        "corridors cross roads and railways. Each element has a role in planning: sources are conservation zones, "
        "important corridors conservation corridors, general ones restoration corridors, pinch points control zones "
        "and barriers restoration areas."
    )
    return [Paragraph(text)]


SERVICES = {
    "habitatquality": _habitat,
    "wateryield": _water,
    "soilretention": _soil,
    "carbonstorage": _carbon,
    "servicevalue": _value,
    "climateindex": _climate,
    "ecosystemhealth": _health,
    "healthchange": _change,
    "landscapemetrics": _metrics,
    "restorationzones": _zones,
    "securitypattern": _pattern,
}
