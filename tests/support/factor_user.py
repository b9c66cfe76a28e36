"""What a user of the factor table editor does and sees."""

import numpy as np
from dialogs import button, click, heard
from provider import run
from rasters import read_tif

FROM, TO, SCORE, NOTE = range(4)
NDVI = 4
LAND_USE = 1


def wait(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.raster.is_busy and not dialog._classing.is_busy, timeout=20000)


def texts(dialog, column):
    model = dialog.view.model()
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def given(dialog):
    told = heard(dialog.chosen)
    click(button(dialog, "Use this table"))
    assert len(told) == 1
    return told[0]


def scored(values, tmp_path, **more):
    """The raster that the algorithm makes of what was given."""
    result = run(
        "resistancefactor",
        OUTPUT=str(tmp_path / "scores.tif"),
        SCORE_TABLE="TEMPORARY_OUTPUT",
        **{key: value for key, value in values.items() if value != ""},
        **more,
    )
    return read_tif(result["OUTPUT"])


def own_scores(dialog):
    """What the window shows, for all cells."""
    uncovered = dialog.details.score()
    return dialog._table.scores(dialog.raster.sample.values, np.nan if uncovered is None else uncovered)
