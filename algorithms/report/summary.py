"""The abstract in plain sentences made from the numbers, and the key figures above it."""

from __future__ import annotations

from functools import partial

from ...core.wording import filled
from ..frame.nothing_found import reason_of
from ..kit.numbers import hectares_text, is_number, metres_text, number_text, percent_text
from ..platform.language import shared_tr
from .context import or_else
from .health import years_of
from .words import in_language

_NAMED_COVERS = 3
# Of a length.
_SAME_LENGTH = 0.01


def abstract(context) -> list:
    """Paragraphs from what the steps found, in the order of the work."""
    study = context.study
    paragraphs = [[_ground(context)], [], []]
    for place, names, tell in (
        (0, ("mspa",), _pattern_of_habitat),
        (0, ("owa",), _scenarios),
        (0, ("ecologicalsources",), _sources),
        (0, ("securitypattern",), _given_sources),
        (1, ("weightedoverlay", "sensitivitycorrection"), _resistance),
        (1, ("corridors",), _corridors),
        (1, ("gravity",), _gravity),
        (1, ("pinchpoints",), _pinch),
        (1, ("barriers",), _barriers),
        (2, ("ecosystemhealth",), _health),
        (2, ("healthchange",), _change),
        (2, ("restorationzones",), _zones),
        (1, ("securitypattern",), _pattern),
        (1, ("securitypattern",), _records),
    ):
        step = study.last(*names)
        if step is not None:
            paragraphs[place].append(or_else(partial(tell, context, step), str))
    # Chinese sentences need no space between them.
    joined = ["".join(f"{part} " if part.endswith(".") else part for part in parts if part) for parts in paragraphs]
    return [text.strip() for text in joined if text]


def _ground(context):
    area = context.area
    if area is None or not area.in_metres:
        return None
    text = shared_tr("The study area of {area} is mapped in cells of {cell}.")
    said = text.format(area=hectares_text(area.hectares), cell=metres_text(area.grid.cell_size))
    present = area.present
    if present is None or not present.names:
        return said
    total = sum(present.cells.values()) or 1
    most = sorted(present.cells, key=present.cells.get, reverse=True)[:_NAMED_COVERS]
    named = [
        f"{in_language(present.names.get(value, str(value)))} ({percent_text(present.cells[value] / total)})"
        for value in most
    ]
    return said + " " + shared_tr("Most of it is {covers}.").format(covers=", ".join(named))


def _pattern_of_habitat(context, step):
    core, foreground = step.numbers.get("CORE_AREA"), step.numbers.get("FOREGROUND_AREA")
    if not core or not foreground:
        return None
    text = shared_tr("Morphological analysis finds {core} of core, {share} of the natural land of {foreground}.")
    share = percent_text(core / foreground)
    return text.format(core=hectares_text(core), share=share, foreground=hectares_text(foreground))


def _scenarios(context, step):
    alpha, table = step.numbers.get("BEST_ALPHA"), step.table("SCENARIOS")
    chosen = next((row for row, value in enumerate(table.get("chosen", [])) if value), None)
    if alpha is None or chosen is None or table["eff_mean"][chosen] is None:
        return None
    text = shared_tr(
        "Of {count} scenarios of ordered weighted averaging the one with α = {alpha} is chosen: its priority area "
        "holds {efficiency} times as much of the services as an average place, at a trade-off of {tradeoff}."
    )
    return text.format(
        count=len(table["chosen"]),
        alpha=number_text(float(alpha)),
        efficiency=number_text(table["eff_mean"][chosen], 2),
        tradeoff=number_text(table["tradeoff"][chosen], 2),
    )


def _sources(context, step):
    count, area = step.numbers.get("COUNT"), step.numbers.get("AREA")
    areas = [value for value in step.table("OUTPUT").get("area_ha", []) if value is not None]
    if not count or not area or not areas:
        return None
    said = {"count": int(count), "area": hectares_text(area), "largest": hectares_text(max(areas))}
    if context.area is None or not context.area.in_metres:
        text = shared_tr("{count} ecological {count:source covers|sources cover} {area}; the largest has {largest}.")
        return filled(text, **said)
    text = shared_tr(
        "{count} ecological {count:source covers|sources cover} {area}, {share} of the study area; the largest has "
        "{largest}."
    )
    return filled(text, share=percent_text(area / context.area.hectares), **said)


def _resistance(context, step):
    numbers = step.numbers
    table = step.table("STATISTICS")
    if table.get("mean"):
        numbers = {key: table[key][-1] for key in ("minimum", "maximum", "mean") if table.get(key)}
    if not all(is_number(numbers.get(key)) for key in ("minimum", "maximum", "mean")):
        return None
    text = shared_tr("The resistance ranges from {minimum} to {maximum} with a mean of {mean}.")
    return text.format(**{key: number_text(float(numbers[key]), 2) for key in ("minimum", "maximum", "mean")})


def _corridors(context, step):
    count, length = step.numbers.get("COUNT"), step.numbers.get("LENGTH")
    outside, ground = step.numbers.get("OUTSIDE_LENGTH"), step.numbers.get("GROUND_LENGTH")
    reason = reason_of(step.numbers, step.messages)
    if reason:
        return shared_tr("There are no corridors. {reason}").format(reason=reason)
    if not count or not length:
        return None
    if is_number(outside) and is_number(ground):
        text = shared_tr(
            "{count} {count:corridor|corridors} {count:joins|join} the sources on {outside} of ground outside them "
            "({ground} with the ways through sources; the lines one by one, shared ground again and again, have "
            "{length})."
        )
        if abs(length - ground) < _SAME_LENGTH * length:
            # No ground is shared.
            text = shared_tr(
                "{count} {count:corridor|corridors} {count:joins|join} the sources on {outside} of ground outside them."
            )
        lengths = {"outside": metres_text(outside), "ground": metres_text(ground), "length": metres_text(length)}
        return filled(text, count=int(count), **lengths)
    text = shared_tr(
        "{count} {count:corridor|corridors} with a length of {length} in all {count:joins|join} the sources."
    )
    return filled(text, count=int(count), length=metres_text(length))


def _gravity(context, step):
    table, limit = step.table("OUTPUT"), step.numbers.get("LIMIT")
    pairs = list(zip(table.get("class", []), table.get("length_m", [])))
    important = [length or 0.0 for kind, length in pairs if kind == "important"]
    total = sum(length or 0.0 for _, length in pairs)
    if not pairs or not total or limit is None:
        return None
    text = shared_tr(
        "{count} of them {count:is|are} important by the gravity model (above {limit}), with {length}, {share} of the "
        "length."
    )
    return filled(
        text,
        count=len(important),
        limit=number_text(float(limit)),
        length=metres_text(sum(important)),
        share=percent_text(sum(important) / total),
    )


def _pinch(context, step):
    return _places(step, "AREA", shared_tr("{count} pinch {count:point covers|points cover} {area}{cover}."))


def _barriers(context, step):
    return _places(step, "barrier_area_ha", shared_tr("{count} {count:barrier covers|barriers cover} {area}{cover}."))


def _places(step, key: str, text: str):
    count, area = step.numbers.get("COUNT"), step.numbers.get(key)
    if not count or area is None:
        return None
    return filled(text, count=int(count), area=hectares_text(area), cover=_mostly(step))


def _mostly(step) -> str:
    """Which land cover most places of a step have."""
    table = step.table("COVER_TABLE")
    if not table.get("places") or not any(table["places"]):
        return ""
    best = max(range(len(table["places"])), key=lambda row: table["places"][row])
    return shared_tr(", most of them on {cover}").format(cover=in_language(table["name"][best]))


def _health(context, step):
    years = years_of(step)
    means = [step.numbers.get(f"mean EHI {year}") for year in years]
    if not years or not all(is_number(mean) for mean in means):
        return None
    if years == ["1"]:
        # Nothing tells the year; 1 is its place.
        return shared_tr("The mean ecosystem health index (EHI) is {means}.").format(means=number_text(means[0], 3))
    if len(years) == 1:
        text = shared_tr("The mean ecosystem health index (EHI) of {year} is {mean}.")
        return text.format(year=years[0], mean=number_text(means[0], 3))
    listed = ", ".join(f"{number_text(mean, 3)} ({year})" for year, mean in zip(years, means))
    said = shared_tr("The mean ecosystem health index (EHI) is {means}.").format(means=listed)
    table = step.table("CLASS_TABLE")
    weak = {
        str(year): share
        for part, year, number, share in zip(*(table.get(key, []) for key in ("component", "year", "class", "share")))
        if part == "EHI" and number == 1 and share is not None
    }
    if years[0] in weak and years[-1] in weak:
        text = shared_tr("The share of weak land goes from {first} to {last}.")
        said += " " + text.format(first=percent_text(weak[years[0]]), last=percent_text(weak[years[-1]]))
    return said


def _change(context, step):
    worse, better = step.numbers.get("DEGRADED"), step.numbers.get("IMPROVED")
    if not is_number(worse) or not is_number(better):
        return None
    text = shared_tr("Health improved on {better} of the area and degraded on {worse}.")
    return text.format(better=percent_text(better), worse=percent_text(worse))


def _zones(context, step):
    table = step.table("AREA_TABLE")
    if not all(key in table for key in ("by", "zone", "zone_no", "area_ha")) or not table["by"]:
        return None
    first = table["by"][0]
    parts = [
        (zone, area)
        for by, number, zone, area in zip(table["by"], table["zone_no"], table["zone"], table["area_ha"])
        if by == first and number and area
    ]
    if not parts:
        return None
    total = sum(area for _, area in parts)
    said = [f"{in_language(zone)}: {hectares_text(area)} ({percent_text(area / total)})" for zone, area in parts]
    text = shared_tr("Restoration zones cover {area}: {zones}.")
    return text.format(area=hectares_text(total), zones="; ".join(said))


def _pattern(context, step):
    nodes, breaks = step.numbers.get("NODES"), step.numbers.get("BREAK_POINTS")
    if not is_number(nodes) or not is_number(breaks):
        return None
    if not nodes and not breaks:
        return None
    if not nodes:
        text = shared_tr("Corridors cross roads at {breaks} break {breaks:point|points}.")
        return filled(text, breaks=int(breaks))
    if not breaks:
        return filled(shared_tr("The pattern has {nodes} strategic {nodes:node|nodes}."), nodes=int(nodes))
    text = shared_tr(
        "The pattern has {nodes} strategic {nodes:node|nodes} and {breaks} break {breaks:point|points}, where "
        "corridors cross roads."
    )
    return filled(text, nodes=int(nodes), breaks=int(breaks))


def _size_of_given(study) -> tuple:
    """Number and hectares of sources that no step of the study has chosen; none of each where one has."""
    step = study.last("securitypattern")
    table = {} if step is None or study.last("ecologicalsources") is not None else step.table("PATTERN_TABLE")
    layers = enumerate(table.get("layer", ()))
    rows = [row for row, layer in layers if layer == "sources" and not table["district"][row]]
    return sum(int(table["number"][row]) for row in rows), sum(table["area_ha"][row] or 0.0 for row in rows)


def _given_sources(context, _step):
    count, hectares = _size_of_given(context.study)
    if not count:
        return None
    text = shared_tr("{count} {count:source was|sources were} given; {count:it covers|they cover} {area}.")
    return filled(text, count=count, area=hectares_text(hectares))


def _records(_context, step):
    numbers = step.numbers
    if not numbers.get("records"):
        return None
    text = shared_tr("Of {count} species records {inside} lie in sources or near corridors, {area} of the area.")
    inside, area = (percent_text(numbers[key] / 100.0) for key in ("RECORDS_INSIDE", "RECORDS_AREA"))
    return filled(text, count=int(numbers["records"]), inside=inside, area=area)


def key_figures(context) -> list:
    """(value, label) pairs for the head of the page."""
    study, found = context.study, []
    count, hectares = _size_of_given(study)
    if count:
        label = filled(shared_tr("ecological {count:source|sources}"), count=count)
        found.append((count, label, hectares_text(hectares)))
    for name, label, key, written in (
        ("ecologicalsources", shared_tr("ecological {count:source|sources}"), "AREA", hectares_text),
        ("corridors", shared_tr("{count:corridor|corridors}"), "LENGTH", metres_text),
        ("pinchpoints", shared_tr("pinch {count:point|points}"), "AREA", hectares_text),
        ("barriers", shared_tr("{count:barrier|barriers}"), "barrier_area_ha", hectares_text),
    ):
        step = study.last(name)
        if step is not None and step.numbers.get("COUNT"):
            # Of corridors the ground outside sources counts; older runs know their lines alone.
            size = step.numbers.get("OUTSIDE_LENGTH" if key == "LENGTH" else key, step.numbers.get(key))
            count = int(step.numbers["COUNT"])
            found.append((count, filled(label, count=count), written(size) if size else ""))
    step = study.last("securitypattern")
    if step is not None:
        nodes, breaks = shared_tr("strategic {count:node|nodes}"), shared_tr("break {count:point|points}")
        for key, label in (("NODES", nodes), ("BREAK_POINTS", breaks)):
            if is_number(step.numbers.get(key)) and step.numbers[key]:
                count = int(step.numbers[key])
                found.append((count, filled(label, count=count), ""))
    step = study.last("ecosystemhealth")
    if step is not None and is_number(step.numbers.get("MEAN")):
        found.append((number_text(float(step.numbers["MEAN"]), 3), shared_tr("mean health (EHI)"), ""))
    return [{"value": str(value), "label": label, "extent": extent} for value, label, extent in found]
