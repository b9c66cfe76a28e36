"""What the pictures of health show."""

import numpy as np
import pytest


@pytest.fixture
def written(monkeypatch):
    """The texts of a picture; it is not drawn."""
    from esp_toolbox.algorithms.health import health_charts

    monkeypatch.setattr(health_charts, "png_of", lambda figure: [text.get_text() for text in figure.axes[0].texts])
    return health_charts


def test_a_class_is_named_in_all_years_or_in_none(written):
    # The middle class has 0.8, then 1.2 % of the area, the last one never 1 %.
    flow = np.array([[985.0, 5.0, 0.0], [1.0, 7.0, 0.0], [0.0, 0.0, 2.0]])
    classes, colours = ["weak", "ordinary", "strong"], ["r", "g", "b"]
    texts = written.alluvial_chart("Moves", ["2003", "2013"], classes, colours, [flow], "km2")
    assert [text.split()[0] for text in texts] == ["weak", "ordinary", "weak", "ordinary"]
