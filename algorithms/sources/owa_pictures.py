"""The pictures of the OWA report that other pages do not have: curves over alpha, maps of the scenarios."""

from __future__ import annotations

import numpy as np

from ...core.decision.owa_weights import order_weights
from ...core.rows import bounds
from ..kit.curves import curves
from ..kit.figures import cell_step, new_figure, plain, png_of, without_ticks
from ..layers.styles import ramp_colours
from ..platform.first_thread import matplotlib_part
from ..platform.language import shared_tr

# Up to so many classes each has its own entry in the legend of the maps.
_LEGEND_CLASSES = 9
# Cells along the longer side of a map in the page.
_MAP_CELLS = 360
_MAPS_A_ROW = 4


def risk_picture(scenarios) -> bytes:
    """Trade-off and orness as curves over alpha, with the scenarios on them."""
    known = [scenario.weights for scenario in scenarios if scenario.weights.alpha is not None]
    alphas = [weights.alpha for weights in known]
    low, high = min([1e-2, *alphas]), max([1e2, *alphas])
    steps = np.geomspace(low, high, 241)

    def series(of: list) -> dict:
        return {
            shared_tr("Trade-off"): [weights.trade_off for weights in of],
            shared_tr("Orness"): [weights.orness for weights in of],
        }

    along = series([order_weights(alpha, len(scenarios[0].weights.values)) for alpha in steps])
    return curves(steps, along, shared_tr("Risk coefficient alpha"), "", True, dots=(alphas, series(known)))


def sweep_picture(names: list, points) -> bytes:
    """Protection efficiency of each service over the sweep of alpha."""
    mean = shared_tr("mean")
    series = {name: [point.efficiencies[number] for point in points] for number, name in enumerate(names)}
    series[mean] = [point.mean_efficiency for point in points]
    alphas = [point.weights.alpha for point in points]
    labels = shared_tr("Risk coefficient alpha"), shared_tr("Protection efficiency")
    return curves(alphas, series, *labels, True, level=1.0, bold=mean)


def maps_picture(labels, classes, lowest, chosen) -> bytes:
    """The importance classes of all scenarios side by side; grey below the priority area."""
    colors, patches = matplotlib_part("colors"), matplotlib_part("patches")

    rows, columns = classes[0].shape
    step = cell_step((rows, columns), _MAP_CELLS)
    highest = max(*(int(bounds(numbers)[1]) for numbers in classes), lowest)
    colours = _class_colours(lowest, highest)
    palette = np.array([(1.0, 1.0, 1.0), *(colors.to_rgb(colour) for colour in colours)])
    across = min(_MAPS_A_ROW, len(labels))
    down = -(-len(labels) // across)
    width = 9.0 / across
    height = down * (width * min(rows / columns, 2.5) + 0.35) + 0.5
    figure = new_figure(9, height)
    for number, label in enumerate(labels):
        axes = figure.add_subplot(down, across, number + 1)
        axes.imshow(palette[_coarse(classes[number], step)], interpolation="nearest")
        without_ticks(axes)
        is_chosen = number == chosen
        axes.set_title(plain(label), fontsize=10, fontweight="bold" if is_chosen else "normal")
        for side in axes.spines.values():
            side.set_linewidth(2.0 if is_chosen else 0.6)
    shown = [number for number in range(1, highest + 1) if number >= lowest or highest <= _LEGEND_CLASSES]
    low, high = shared_tr("class {number}"), shared_tr("priority class {number}")
    names = {number: (high if number >= lowest else low).format(number=number) for number in shown}
    handles = [patches.Patch(color=colours[number - 1], label=names[number]) for number in shown]
    figure.legend(handles=handles, loc="lower center", ncol=min(len(shown), 5), frameon=False, fontsize=9)
    return png_of(figure, below=0.45 / height)


def _coarse(numbers, step: int) -> np.ndarray:
    """Every so many rows and columns of a raster of classes."""
    return np.concatenate([numbers[row : row + 1][:, ::step] for row in range(0, numbers.shape[0], step)])


def _class_colours(lowest: int, highest: int) -> list:
    """Light greys below the priority classes, greens for them."""
    greys = ["#f0f0f0", "#d9d9d9", "#bdbdbd", "#a6a6a6"]
    below = [greys[min(number * len(greys) // max(lowest - 1, 1), len(greys) - 1)] for number in range(lowest - 1)]
    top = highest - lowest + 1
    return below + ramp_colours("quality", 2 * top)[top:]
