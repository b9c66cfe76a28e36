"""Methods in paragraphs that can be quoted: made from the parameters of the runs, with formulas and references.

References stand in the texts as [@key]; the page puts numbers there.
"""

from __future__ import annotations

from collections import Counter

from ...core.lists import list_parts
from ..kit.blocks import Equation, Paragraph
from ..kit.numbers import metres_text, number_text
from ..platform.language import shared_tr
from .methods_network import NETWORK
from .methods_services import SERVICES
from .words import in_language, in_words


def method_blocks(context, step) -> list:
    """The method of an algorithm, with the parameters of its first step."""
    method = _METHODS.get(step.name)
    blocks = [] if method is None else method(context, step)
    if blocks:
        return blocks
    algorithm = context.algorithm(step)
    if algorithm is None or not hasattr(algorithm, "about"):
        return []
    about = algorithm.about()
    return [Paragraph(text, html=True) for text in (about.purpose, about.formula, about.source) if text]


def _class_names(context, text) -> str:
    """Class values such as "2,3,5-7" by name, where the land cover has names."""
    present = None if context.area is None else context.area.present
    if not isinstance(text, str) or present is None:
        return str(text or "")
    names = []
    for part in list_parts(text):
        ends = part.split("-")
        if not all(end.strip().isdigit() for end in ends) or len(ends) > 2:
            return text
        for value in range(int(ends[0]), int(ends[-1]) + 1):
            names.append(in_language(present.names.get(value, str(value))))
    return ", ".join(names)


def _mspa(context, step) -> list:
    width = int(context.number(step, "EDGE_WIDTH"))
    neighbours = (8, 4)[context.option(step, "NEIGHBOURS")]
    metres = None if context.area is None or not context.area.in_metres else width * context.area.grid.cell_size
    said = f" ({metres_text(metres)})" if metres else ""
    foreground = step.parameters.get("FOREGROUND")
    blocks = []
    if foreground:
        text = shared_tr("{classes} were taken as the foreground, all other land cover as the background.")
        blocks.append(Paragraph(text.format(classes=_class_names(context, foreground))))
    text = shared_tr(
        "Morphological spatial pattern analysis (MSPA) [@soille] divided the foreground into seven classes that "
        "exclude each other: core, islet, perforation, edge, loop, bridge and branch, with the {neighbours} neighbours "
        "of a cell and an edge width of {width} cell(s){metres}."
    )
    blocks.append(Paragraph(text.format(neighbours=neighbours, width=width, metres=said)))
    return blocks


_IIC = r"IIC = \dfrac{1}{A_L^{2}}\,\sum_{i=1}^{n}\,\sum_{j=1}^{n}\,\dfrac{a_i\,a_j}{1+nl_{ij}}"
_PC = r"PC = \dfrac{1}{A_L^{2}}\,\sum_{i=1}^{n}\,\sum_{j=1}^{n}\,p_{ij}^{*}\,a_i\,a_j ,\qquad p_{ij}=P^{\,d_{ij}/D}"
_DPC = (
    r"dPC_k = \dfrac{PC - PC_{\mathrm{remove},k}}{PC}\times 100\,\%"
    r" = dPC_{\mathrm{intra}}+dPC_{\mathrm{flux}}+dPC_{\mathrm{connector}}"
)


def _pc_blocks(context, step) -> list:
    text = shared_tr(
        "The importance of a patch is the share of the probability of connectivity (PC) [@saura2007] that is lost with "
        "it (dPC), divided into what the patch holds itself, what flows to others and what it adds as a stepping stone "
        "[@saura2010]; dIIC follows from the integral index of connectivity (IIC) [@pascual] alike. The probability of "
        "dispersal falls with the distance d and is P = {probability} at D = {distance}."
    )
    distance = context.number(step, "DISTANCE")
    by_cost = step.name == "connectivity" and context.option(step, "DISTANCE_TYPE") == 2
    said = "" if distance is None else number_text(distance) if by_cost else metres_text(distance)
    probability = number_text(context.number(step, "PROBABILITY"))
    where = shared_tr(
        "Here a_i is the area of patch i, n the number of patches, nl_ij the number of links on the shortest path, "
        "p*_ij the highest product of probabilities over all paths, A_L the area of the landscape, and "
        "PC_remove the index without the patch."
    )
    blocks = [Paragraph(text.format(probability=probability, distance=said))]
    return [*blocks, Equation(_IIC), Equation(_PC), Equation(_DPC), Paragraph(where)]


def _sources(context, step) -> list:
    rules = []
    most, least = context.number(step, "TOP_N"), context.number(step, "MIN_AREA")
    importance, share = context.number(step, "MIN_DPC"), context.number(step, "EC_SHARE")
    if least:
        rules.append(shared_tr("an area of at least {area} ha").format(area=number_text(least)))
    if most:
        rules.append(shared_tr("being one of the {count} largest").format(count=int(most)))
    if importance:
        rules.append(shared_tr("a dPC of at least {dpc} %").format(dpc=number_text(importance)))
    if share:
        text = shared_tr("the highest dPC until {share} % of EC(PC) are reached")
        rules.append(text.format(share=number_text(share)))
    text = shared_tr("Patches of habitat became ecological sources [@qaidam, shiyang] under these rules: {rules}.")
    listed = "; ".join(rules) or shared_tr("every patch")
    blocks = [Paragraph(text.format(rules=listed))]
    return blocks + (_pc_blocks(context, step) if not context.study.of("connectivity") else [])


def _connectivity(context, step) -> list:
    return _pc_blocks(context, step)


_OWA = r"OWA = \sum_{i=1}^{n}\,w_i\,s_{(i)} ,\qquad s_{(1)}\geq s_{(2)}\geq \ldots \geq s_{(n)}"
_ORDER = r"w_i = \left(\dfrac{i}{n}\right)^{\alpha}-\left(\dfrac{i-1}{n}\right)^{\alpha}"
_TRADE_OFF = r"\mathrm{trade\!-\!off} = 1-\sqrt{\dfrac{n\,\sum_{i=1}^{n}\,(w_i-1/n)^{2}}{n-1}}"
_EFFICIENCY = r"E_j = \dfrac{ES_j}{ES_{j,0}}"


def _owa(context, step) -> list:
    names = ", ".join(in_words(str(name)) for name in step.numbers.get("services", []))
    scaled = (
        shared_tr("scaled from minimum to maximum"),
        shared_tr("scaled between percentiles"),
        shared_tr("not scaled"),
    )[context.option(step, "STANDARDISATION")]
    ordered = (
        shared_tr("in each cell by value"),
        shared_tr("as whole layers by their means"),
    )[context.option(step, "ORDERING")]
    text = shared_tr(
        "The services ({names}), {scaled}, were combined by ordered weighted averaging (OWA) [@yager1988, yager1996, "
        "malczewski], ordered {ordered}. The risk coefficient α sets the order weights w_i: below 1 the best services "
        "of a place count most, above 1 the worst. The scenarios had α = {alphas}."
    )
    alphas = context.text(step, "ALPHAS")
    classes = shared_tr(
        "Each scenario was divided into {classes} classes by natural breaks [@jenks, fisher]; the {top} highest are "
        "the priority area. The protection efficiency E of a service is its mean in the priority area divided by its "
        "mean everywhere [@shiyang]."
    )
    count, top = context.number(step, "CLASSES"), context.number(step, "PRIORITY_CLASSES")
    return [
        Paragraph(text.format(names=names, scaled=scaled, ordered=ordered, alphas=alphas.replace(",", ", "))),
        Equation(_OWA),
        Equation(_ORDER),
        Equation(_TRADE_OFF),
        Paragraph(classes.format(classes=int(count), top=int(top))),
        Equation(_EFFICIENCY),
    ]


def _factors(context, step) -> list:
    steps = context.study.of(step.name)
    kinds = Counter(context.option(one, "MEASURE") for one in steps)
    text = shared_tr(
        "{count} factors were scored: {values} by the value of a raster, {distances} by the distance to features or "
        "classes, {slopes} by slope. Scores come from tables of limits, or from natural breaks [@jenks, fisher] where "
        "no table was given."
    )
    return [Paragraph(text.format(count=len(steps), values=kinds[0], distances=kinds[1], slopes=kinds[2]))]


_EIGEN = r"\mathbf{A}\,\mathbf{w}=\lambda_{\mathrm{max}}\,\mathbf{w}"
_CONSISTENCY = r"CI = \dfrac{\lambda_{\mathrm{max}}-n}{n-1} ,\qquad CR = \dfrac{CI}{RI}"


def _ahp(context, step) -> list:
    count = len(step.table("WEIGHTS_TABLE").get("name", []))
    geometric = context.option(step, "METHOD") == 1
    how = shared_tr("its principal eigenvector")
    if geometric:
        how = shared_tr("the geometric means of the rows [@crawford]")
    text = shared_tr(
        "The weights of {count} factors were derived from pairwise judgements on the scale 1 to 9 by the analytic "
        "hierarchy process [@saaty]: the weights are {how}, A being the judgement matrix. The consistency ratio CR "
        "compares the consistency index CI with the random index RI; below 0.1 the judgements are consistent enough."
    )
    return [Paragraph(text.format(count=count, how=how)), Equation(_EIGEN), Equation(_CONSISTENCY)]


_SUM = r"R = \sum_{k=1}^{m}\,W_k\,F_k"
_PRODUCT = r"R = \prod_{k=1}^{m}\,F_k^{\,W_k}"


def _overlay(context, step) -> list:
    weighting = (
        shared_tr("weights that were given"),
        shared_tr("equal weights"),
        shared_tr("weights by entropy [@shannon]"),
        shared_tr("weights by the CRITIC method [@diakoulaki]"),
        shared_tr("given weights times those by entropy [@shannon]"),
    )[context.option(step, "WEIGHTING")]
    if context.study.of("ahp") and context.option(step, "WEIGHTING") == 0:
        weighting = shared_tr("the weights of the analytic hierarchy process")
    product = context.option(step, "OPERATION") == 1
    kind = shared_tr("product") if product else shared_tr("sum")
    text = shared_tr("The scored factors F_k were combined as a weighted {kind} with {weighting} W_k [@qaidam].")
    return [Paragraph(text.format(kind=kind, weighting=weighting)), Equation(_PRODUCT if product else _SUM)]


_CORRECTION = r"R_i = R\times\dfrac{SL_i}{SL_{\mathrm{mean}}}"


def _correction(context, step) -> list:
    text = shared_tr(
        "The base resistance R was corrected by the ecological sensitivity SL of each cell i relative to its mean "
        "[@shiyang]."
    )
    return [Paragraph(text), Equation(_CORRECTION)]


def _classify(context, step) -> list:
    text = shared_tr("Values were divided into {count} classes; method: {method} [@jenks, fisher].")
    count = int(context.number(step, "CLASSES"))
    return [Paragraph(text.format(count=count, method=context.option_name(step, "CLASSIFICATION")))]


_METHODS = {
    "mspa": _mspa,
    "ecologicalsources": _sources,
    "connectivity": _connectivity,
    "owa": _owa,
    "resistancefactor": _factors,
    "ahp": _ahp,
    "weightedoverlay": _overlay,
    "sensitivitycorrection": _correction,
    "classify": _classify,
    **NETWORK,
    **SERVICES,
}
