"""Methods of corridors, circuits and the network, as `report_methods`."""

from __future__ import annotations

from ..kit.blocks import Equation, Paragraph
from ..kit.numbers import metres_text, number_text
from ..platform.language import shared_tr

_MCR = r"MCR = f_{\mathrm{min}}\,\sum\,\left(D_{ij}\times R_i\right)"


def _corridors(context, steps) -> list:
    step = steps[0]
    pairs = (
        shared_tr("neighbouring sources, by cost or by straight distance"),
        shared_tr("sources that are neighbours by cost"),
        shared_tr("sources that are neighbours by straight distance"),
        shared_tr("all pairs of sources"),
        shared_tr("the listed pairs of sources"),
    )[context.option(step, "ADJACENCY")]
    ends = (shared_tr("edge"), shared_tr("centroid"))[context.option(step, "ENDPOINTS")]
    text = shared_tr(
        "Corridors are least-cost paths over the resistance surface (minimum cumulative resistance, MCR) [@knaapen] "
        "between {pairs}, from {ends} to {ends}. A step between two of 8 neighbouring cells costs the mean of their "
        "resistances times its length [@dijkstra], so that costs have the unit resistance x metres."
    )
    where = shared_tr(
        "D_ij is the distance that is covered in cell i on the way from source j, R_i the resistance of the cell."
    )
    blocks = [Paragraph(text.format(pairs=pairs, ends=ends)), Equation(_MCR), Paragraph(where)]
    limits = []
    for key, words in (
        ("MAX_EUCLIDEAN", shared_tr("a straight distance of more than {limit} m")),
        ("MAX_COST", shared_tr("a cost of more than {limit}")),
    ):
        value = context.number(step, key)
        if value:
            limits.append(words.format(limit=number_text(value)))
    if step.parameters.get("DROP_INTERMEDIATE") is not False:
        limits.append(shared_tr("a way through a third source"))
    if limits:
        text = shared_tr("Left out were links with {limits}.")
        blocks.append(Paragraph(text.format(limits="; ".join(limits))))
    return blocks


_GRAVITY = (
    r"G_{uv} = \dfrac{L_{\mathrm{max}}^{2}\;\ln S_u\;\ln S_v}{L_{uv}^{2}\,P_u\,P_v}",
    r"G_{uv} = \dfrac{S_u\,Q_u\;S_v\,Q_v}{L_{uv}^{2}}",
    r"G_{uv} = \dfrac{L_{\mathrm{max}}^{2}\;\ln S_u\;\ln S_v}{L_{uv}^{2}\,P_u\,P_v}",
)


def _gravity(context, steps) -> list:
    step = steps[0]
    form = context.option(step, "FORM")
    unit = ("m²", "ha", "km²")[context.option(step, "AREA_UNIT")]
    text = shared_tr("The gravity model [@kong, qaidam] tells how strongly two sources u and v act on each other.")
    where = (
        shared_tr(
            "S is the area of a source in {unit}, P its mean resistance, L the cost of the corridor, L_max the "
            "greatest of all corridors."
        ),
        shared_tr("S is the area of a source, Q its quality and L the cost of the corridor."),
        shared_tr(
            "S is the area of a source in {unit}, P its mean resistance, L the length of the corridor, L_max the "
            "greatest of all corridors."
        ),
    )[form]
    limit = step.numbers.get("LIMIT")
    classes = (
        shared_tr("Corridors with G above {limit} are important, the others general."),
        shared_tr("The strongest corridors, those with G above {limit}, are important, the others general."),
        shared_tr("Natural breaks divide them at G = {limit} into important and general corridors."),
    )[context.option(step, "CLASSIFICATION")]
    blocks = [Paragraph(text), Equation(_GRAVITY[form]), Paragraph(where.format(unit=unit))]
    if limit is not None:
        blocks.append(Paragraph(classes.format(limit=number_text(float(limit)))))
    return blocks


_OHM = r"I = \dfrac{V}{R_{\mathrm{eff}}}"


def _pinch(context, steps) -> list:
    step = steps[0]
    mode = (
        shared_tr("1 A between every two sources that a corridor joins, each in its own corridor"),
        shared_tr("each source in turn taking up 1 A from every other (all to one)"),
        shared_tr("1 A between every two sources (pairwise)"),
    )[context.option(step, "MODE")]
    width = step.numbers.get("WIDTH_USED")
    text = shared_tr(
        "Circuit theory [@mcrae2008] takes the landscape as a network of resistors and movement as a current: {mode}. "
        "The current was confined to corridors of a cost-weighted width of {width}. The currents were divided into "
        "{classes} classes by natural breaks [@jenks, fisher]; patches of the highest class are the pinch points."
    )
    said = "" if width is None else number_text(float(width), 0)
    classes = int(context.number(step, "CLASSES"))
    return [Paragraph(text.format(mode=mode, width=said, classes=classes)), Equation(_OHM)]


_BARRIER = r"\mathrm{score} = \dfrac{L - F_a - F_b - c\,D}{D}"


def _barriers(context, steps) -> list:
    step = steps[0]
    radii = step.numbers.get("radii")
    said = ", ".join(metres_text(float(radius)) for radius in radii) if isinstance(radii, list) else ""
    text = shared_tr(
        "Barriers are places whose restoration would shorten corridors [@mcrae2012]. For discs of the radii {radii} "
        "around every cell the score is the cost that a corridor saves per metre of restored strip; {combine}. The "
        "scores above 0 were divided into {classes} classes by natural breaks; distinct patches of the highest class "
        "are the barriers."
    )
    combine = (
        shared_tr("of several corridors the one that gains most counts"),
        shared_tr("the gains of several corridors are summed"),
    )[context.option(step, "COMBINE")]
    where = shared_tr(
        "L is the cost of the corridor between the sources a and b, F_a and F_b the least accumulated costs within the "
        "disc, D its diameter, c = {resistance} the resistance of restored ground."
    )
    restored = number_text(context.number(step, "RESTORED_RESISTANCE"))
    classes = int(context.number(step, "CLASSES"))
    return [
        Paragraph(text.format(radii=said, combine=combine, classes=classes)),
        Equation(_BARRIER),
        Paragraph(where.format(resistance=restored)),
    ]


def _current(context, steps) -> list:
    text = shared_tr(
        "Currents between the sources were computed by circuit theory [@mcrae2008] on the graph of all cells with "
        "their {neighbours} neighbours; the effective resistance of a pair is the voltage that drives 1 A."
    )
    neighbours = (8, 4)[context.option(steps[0], "NEIGHBOURS")]
    return [Paragraph(text.format(neighbours=neighbours)), Equation(_OHM)]


_INDICES = r"\alpha = \dfrac{L-V+C}{2V-5} ,\qquad \beta = \dfrac{L}{V} ,\qquad \gamma = \dfrac{L}{3\,(V-2)}"


def _centrality(context, steps) -> list:
    text = shared_tr(
        "The network of V sources, L joined pairs and C parts was described by the indices of closure α, line-point "
        "rate β and connectivity γ [@kansky]; sources and corridors by current-flow centrality [@mcrae2008] and "
        "betweenness [@brandes]."
    )
    return [Paragraph(text), Equation(_INDICES)]


_MED = r"MED_i = \dfrac{1}{n-1}\,\sum_{j\neq i}\,d_{ij}"
_NQPDE = r"NQPDE_i = \sum_{j\neq i}\,\dfrac{1}{d_{ij}}"
_TPBT = r"TPBt_i = \sum_{s\neq t}\,\dfrac{\sigma_{st}(i)}{\sigma_{st}}"


def _syntax(context, steps) -> list:
    step = steps[0]
    radius = context.number(step, "RADIUS")
    reach = metres_text(radius) if radius else shared_tr("the whole network")
    text = shared_tr(
        "The structure of the network was analysed by space syntax with Euclidean distance over {reach} [@cooper, "
        "shiyang]: mean distance to all others (MED), network quantity penalised by distance (NQPDE) and two-phase "
        "betweenness (TPBt). The normalised measures were averaged and divided into {classes} classes by natural "
        "breaks."
    )
    classes = int(context.number(step, "CLASSES"))
    where = shared_tr(
        "d_ij is the distance between the segments i and j along the network, σ_st the number of shortest paths from s "
        "to t, σ_st(i) of those that pass i."
    )
    return [
        Paragraph(text.format(reach=reach, classes=classes)),
        Equation(_MED),
        Equation(_NQPDE),
        Equation(_TPBT),
        Paragraph(where),
    ]


def _robustness(context, steps) -> list:
    step = steps[0]
    text = shared_tr(
        "The robustness of the network was tested by taking {things} away one after another, at random ({runs} runs) "
        "and in the order of their importance; R is the mean of each measure over all losses."
    )
    things = (shared_tr("sources"), shared_tr("corridors"))[context.option(step, "ELEMENTS")]
    return [Paragraph(text.format(things=things, runs=int(context.number(step, "RUNS"))))]


def _priority(context, steps) -> list:
    text = shared_tr(
        "Corridors were ranked by linkage priority [@gallo]: a weighted sum of closeness, permeability and the value "
        "of the sources that they join, each scaled to 0 to 1."
    )
    return [Paragraph(text)]


NETWORK = {
    "corridors": _corridors,
    "gravity": _gravity,
    "pinchpoints": _pinch,
    "barriers": _barriers,
    "current": _current,
    "centrality": _centrality,
    "spacesyntax": _syntax,
    "robustness": _robustness,
    "linkagepriority": _priority,
}
