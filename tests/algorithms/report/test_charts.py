"""Charts as they are drawn: pictures of studies are blanks in the tests of their room."""

import numpy as np
import pytest


def test_the_legend_of_a_tornado_hides_no_bar(monkeypatch):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from esp_toolbox.algorithms.kit.figures import png_of
    from esp_toolbox.algorithms.studies import uncertainty_charts as charts

    figures = []
    monkeypatch.setattr(charts.figures, "png_of", lambda figure: figures.append(figure) or png_of(figure))
    for count in (1, 18):
        low, high = np.linspace(4.0, 9.0, count), np.linspace(12.0, 11.0, count)
        charts.tornado_chart("Sources", ["name"] * count, low, high, 10.0, ("low end", "high end", "plain run"))
        figure = figures.pop()
        (axes,) = figure.axes
        legend = axes.get_legend()
        assert [text.get_text() for text in legend.get_texts()] == ["plain run", "low end", "high end"]
        assert legend.get_window_extent().y0 >= axes.get_window_extent().y1
        assert legend.get_window_extent().y1 <= figure.bbox.y1
