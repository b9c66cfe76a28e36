"""The pictures of the OWA report."""

from __future__ import annotations

import numpy as np

from ...core.decision.owa_weights import order_weights
from ..kit.figures import clean_axes, colour_of, new_figure, plain, png_of
from ..layers.styles import ramp_colours

# Up to so many classes each has its own entry in the legend of the maps.
_LEGEND_CLASSES = 9
# Cells along the longer side of a map in the page.
_MAP_CELLS = 360
_MAPS_A_ROW = 4


def weights_picture(algorithm, labels, scenarios) -> bytes:
    """Order weights of every scenario as bars."""
    ticks = _ticks(labels, scenarios)
    figure = new_figure(9, 3.2)
    axes = figure.add_subplot()
    ranks = len(scenarios[0].weights.values)
    series = [[scenario.weights.values[rank] for scenario in scenarios] for rank in range(ranks)]
    names = [algorithm.shared_tr("rank {number}").format(number=rank + 1) for rank in range(ranks)]
    _grouped_bars(axes, ticks, series, names)
    axes.set_ylim(0, 1.05)
    clean_axes(axes, algorithm.shared_tr("Risk coefficient alpha"), algorithm.shared_tr("Order weight"))
    axes.legend(frameon=False, bbox_to_anchor=(1.01, 1), loc="upper left")
    return png_of(figure)


def risk_picture(algorithm, scenarios) -> bytes:
    """Trade-off and orness as curves over alpha, with the scenarios on them."""
    figure = new_figure(9, 3.2)
    axes = figure.add_subplot()
    known = [scenario.weights for scenario in scenarios if scenario.weights.alpha is not None]
    alphas = [weights.alpha for weights in known]
    low, high = min([1e-2, *alphas]), max([1e2, *alphas])
    curve = [order_weights(alpha, len(scenarios[0].weights.values)) for alpha in np.geomspace(low, high, 241)]
    for number, (name, read) in enumerate(
        (
            (algorithm.shared_tr("Trade-off"), lambda weights: weights.trade_off),
            (algorithm.shared_tr("Orness"), lambda weights: weights.orness),
        )
    ):
        axes.plot([w.alpha for w in curve], [read(w) for w in curve], color=colour_of(number), label=name)
        axes.plot(alphas, [read(w) for w in known], "o", color=colour_of(number), clip_on=False)
    axes.set_xscale("log")
    axes.set_ylim(0, 1.05)
    clean_axes(axes, algorithm.shared_tr("Risk coefficient alpha"), "")
    axes.legend(frameon=False, bbox_to_anchor=(1.01, 1), loc="upper left")
    return png_of(figure)


def efficiency_picture(algorithm, labels, names, scenarios) -> bytes:
    """Protection efficiency of each service in every scenario, and the mean."""
    figure = new_figure(9, 3.6)
    axes = figure.add_subplot()
    series = [[scenario.efficiencies[layer] for scenario in scenarios] for layer in range(len(names))]
    _grouped_bars(axes, _ticks(labels, scenarios), series, names)
    means = [scenario.mean_efficiency for scenario in scenarios]
    mean = algorithm.shared_tr("mean")
    axes.plot(range(len(labels)), means, "D", color="black", markersize=6, markeredgecolor="white", label=mean)
    axes.axhline(1.0, color="#555555", linewidth=1, linestyle="--")
    clean_axes(axes, algorithm.shared_tr("Risk coefficient alpha"), algorithm.shared_tr("Protection efficiency"))
    axes.legend(frameon=False, bbox_to_anchor=(1.01, 1), loc="upper left")
    return png_of(figure)


def front_picture(algorithm, labels, scenarios, chosen, points) -> bytes:
    """Mean efficiency against trade-off over the sweep of alpha, the Pareto front, and the scenarios."""
    figure = new_figure(9, 4.4)
    axes = figure.add_subplot()
    trade_offs = [point.weights.trade_off for point in points]
    means = [point.mean_efficiency for point in points]
    axes.plot(trade_offs, means, color="#bbbbbb", linewidth=1, zorder=1)
    alphas = np.log10([point.weights.alpha for point in points])
    reach = max(np.abs(alphas))
    dots = axes.scatter(trade_offs, means, c=alphas, cmap="coolwarm", vmin=-reach, vmax=reach, s=26, zorder=2)
    front = [point for point in points if point.on_front]
    axes.scatter(
        [point.weights.trade_off for point in front],
        [point.mean_efficiency for point in front],
        s=80,
        facecolors="none",
        edgecolors="black",
        label=algorithm.shared_tr("Pareto front"),
        zorder=3,
    )
    for number, (label, scenario) in enumerate(zip(labels, scenarios)):
        if np.isnan(scenario.mean_efficiency):
            continue
        place = (scenario.weights.trade_off, scenario.mean_efficiency)
        axes.plot(*place, "*", color=colour_of(2), markersize=16 if number == chosen else 9, zorder=4)
        axes.annotate(
            plain(label),
            place,
            # By turns above and below: the extremes lie close together.
            xytext=(8, -14 if number % 2 else 7),
            textcoords="offset points",
            fontsize=9,
            fontweight="bold" if number == chosen else "normal",
        )
    clean_axes(axes, algorithm.shared_tr("Trade-off"), algorithm.shared_tr("Mean protection efficiency"))
    axes.margins(0.08)
    figure.colorbar(dots, ax=axes, label=algorithm.shared_tr("log10 of alpha"))
    axes.legend(frameon=False)
    return png_of(figure)


def sweep_picture(algorithm, names, points) -> bytes:
    """Protection efficiency of each service over the sweep of alpha."""
    figure = new_figure(9, 3.4)
    axes = figure.add_subplot()
    alphas = [point.weights.alpha for point in points]
    for number, name in enumerate(names):
        axes.plot(alphas, [point.efficiencies[number] for point in points], color=colour_of(number), label=plain(name))
    means = [point.mean_efficiency for point in points]
    axes.plot(alphas, means, color="black", linewidth=2.4, label=algorithm.shared_tr("mean"))
    axes.axhline(1.0, color="#555555", linewidth=1, linestyle="--")
    axes.set_xscale("log")
    clean_axes(axes, algorithm.shared_tr("Risk coefficient alpha"), algorithm.shared_tr("Protection efficiency"))
    axes.legend(frameon=False, bbox_to_anchor=(1.01, 1), loc="upper left")
    return png_of(figure)


def agreement_picture(algorithm, labels, scenarios, agreement) -> bytes:
    """How alike the orderings are, by scenario."""
    figure = new_figure(9, 3.0)
    axes = figure.add_subplot()
    series = (
        [entry.correlation for entry in agreement],
        [entry.same_class for entry in agreement],
        [entry.overlap for entry in agreement],
    )
    names = (
        algorithm.shared_tr("correlation"),
        algorithm.shared_tr("same class"),
        algorithm.shared_tr("overlap of priority"),
    )
    _grouped_bars(axes, _ticks(labels, scenarios), series, names)
    axes.set_ylim(min(0.0, np.nanmin(series)), 1.05)
    clean_axes(axes, algorithm.shared_tr("Risk coefficient alpha"), "")
    axes.legend(frameon=False, bbox_to_anchor=(1.01, 1), loc="upper left")
    return png_of(figure)


def maps_picture(algorithm, labels, classes, lowest, chosen) -> bytes:
    """The importance classes of all scenarios side by side; grey below the priority area."""
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Patch

    rows, columns = classes.shape[1:]
    step = max(1, -(-max(rows, columns) // _MAP_CELLS))
    highest = max(int(classes.max()), lowest)
    colours = _class_colours(lowest, highest)
    palette = np.array([(1.0, 1.0, 1.0), *(to_rgb(colour) for colour in colours)])
    across = min(_MAPS_A_ROW, len(labels))
    down = -(-len(labels) // across)
    width = 9.0 / across
    height = down * (width * min(rows / columns, 2.5) + 0.35) + 0.5
    figure = new_figure(9, height)
    for number, label in enumerate(labels):
        axes = figure.add_subplot(down, across, number + 1)
        axes.imshow(palette[classes[number, ::step, ::step]], interpolation="nearest")
        axes.set_xticks([])
        axes.set_yticks([])
        is_chosen = number == chosen
        axes.set_title(plain(label), fontsize=10, fontweight="bold" if is_chosen else "normal")
        for side in axes.spines.values():
            side.set_linewidth(2.0 if is_chosen else 0.6)
    shown = [number for number in range(1, highest + 1) if number >= lowest or highest <= _LEGEND_CLASSES]
    low, high = algorithm.shared_tr("class {number}"), algorithm.shared_tr("priority class {number}")
    names = {number: (high if number >= lowest else low).format(number=number) for number in shown}
    figure.legend(
        handles=[Patch(color=colours[number - 1], label=names[number]) for number in shown],
        loc="lower center",
        ncol=min(len(shown), 5),
        frameon=False,
        fontsize=9,
    )
    return png_of(figure, below=0.45 / height)


def _class_colours(lowest: int, highest: int) -> list:
    """Light greys below the priority classes, greens for them."""
    greys = ["#f0f0f0", "#d9d9d9", "#bdbdbd", "#a6a6a6"]
    below = [greys[min(number * len(greys) // max(lowest - 1, 1), len(greys) - 1)] for number in range(lowest - 1)]
    top = highest - lowest + 1
    return below + ramp_colours("quality", 2 * top)[top:]


def _ticks(labels, scenarios) -> list:
    """Short names below bars: alpha alone, or the name of a given vector."""
    alphas = [scenario.weights.alpha for scenario in scenarios]
    return [label if alpha is None else format(alpha, "g") for label, alpha in zip(labels, alphas)]


def _grouped_bars(axes, labels, series, names) -> None:
    width = 0.84 / len(series)
    for number, (values, name) in enumerate(zip(series, names)):
        places = np.arange(len(labels)) + (number - (len(series) - 1) / 2) * width
        heights = np.nan_to_num(np.asarray(values, dtype=float))
        axes.bar(places, heights, width, color=colour_of(number), label=plain(name))
    axes.set_xticks(range(len(labels)))
    crowded = len(labels) > 10
    axes.set_xticklabels([plain(label) for label in labels], rotation=60 if crowded else 0)
