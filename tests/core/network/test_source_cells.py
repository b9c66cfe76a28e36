"""Cells of sources by their labels, with sources that lie on no data."""

import numpy as np
import pytest
from esp_toolbox.core.errors import NothingFound
from esp_toolbox.core.network.source_cells import SourceCells

LABELS = np.array([[1, 1, 0, 2, 2], [0, 1, 0, 0, 2], [4, 4, 0, 0, 0]])


def resistance(*closed):
    """1 everywhere but in some sources."""
    return np.where(np.isin(LABELS, closed), np.nan, 1.0)


def test_every_source_has_its_own_cells():
    cells = SourceCells(LABELS, resistance())
    for label in (1, 2, 4):
        assert np.array_equal(cells.cells(label), np.flatnonzero(LABELS.ravel() == label))
    assert cells.cells(3).size == 0 and cells.present == [1, 2, 4]
    assert cells.sizes.tolist() == [3, 3, 0, 2] and cells.usable_sizes.tolist() == [3, 3, 0, 2]
    assert np.array_equal(cells.starts(False), LABELS)


@pytest.mark.parametrize("closed", [1, 2, 4])
def test_a_source_without_data_stays_in_the_count(closed):
    """Also the last one, whose label no cell that can be used has."""
    cells = SourceCells(LABELS, resistance(closed))
    assert cells.count == 4 and cells.present == [1, 2, 4]
    usable = [0 if label == closed else int((label == LABELS).sum()) for label in (1, 2, 3, 4)]
    assert cells.usable_sizes.tolist() == usable and cells.sizes.tolist() == [3, 3, 0, 2]
    assert cells.cells(closed).size == 0
    assert np.array_equal(cells.starts(False), np.where(closed == LABELS, 0, LABELS))
    assert set(np.unique(cells.starts(True))) == {0, 1, 2, 4} - {closed}
    with pytest.raises(NothingFound, match="3 sources are given and 1 can be used"):
        SourceCells(LABELS, resistance(closed, 2 if closed != 2 else 1))


def test_the_middle_of_a_source_is_one_of_its_own_usable_cells():
    bent = np.zeros((5, 6), dtype=int)
    bent[0, :], bent[:, 0], bent[4, 5] = 1, 1, 2
    closed = np.ones(bent.shape)
    closed[0, :3] = closed[:3, 0] = np.nan
    centre = SourceCells(bent, closed).centre(1)
    rows, columns = np.nonzero(bent == 1)
    usable = np.argwhere((bent == 1) & np.isfinite(closed))
    away = ((usable - [rows.mean(), columns.mean()]) ** 2).sum(axis=1)
    assert centre == tuple(usable[away.argmin()])
    assert SourceCells(bent, np.ones(bent.shape)).centre(2) == (4, 5)
