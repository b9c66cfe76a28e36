"""The numbers that README and tutorials tell of the sample basin are those of a run of the Qaidam workflow."""

import re
from functools import cache

import numpy as np
import package
import pytest
from esp_toolbox.core.gallery.land_cover import BARE, IMPERVIOUS
from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow
from scipy import ndimage
from workflow_cases import basin, qaidam_case

# What esp:samplebasin, make demo and the button of the workbench make.
SIZE, CELL, SEED = 400, 250.0, 1
PAGES = ("README.md", "docs/tutorial.md", "docs/tutorial_zh.md")
TOLD = (
    r"(\d+) (?:sources|个源地)\D+(\d+) (?:corridors|条廊道)\D+(\d+) km\D+?(\d+) \D+?(\d+) (?:pinch point|处夹点)"
    r"\D+(\d+) (?:barriers|处障碍点)\D+([\d.]+) km2"
)


@cache
def run():
    """Of what the algorithms and the chain make of the same layers, other tests see that it is the same."""
    return qaidam_workflow(*qaidam_case(SIZE, CELL, SEED))


@pytest.mark.parametrize("page", PAGES)
def test_pages_tell_what_a_run_gives(page):
    text = (package.ROOT / page).read_text(encoding="utf-8")
    found, links = run().corridors, run().corridors.network.links
    told = re.search(TOLD, text)
    assert told, page
    assert list(map(int, told.groups()[:6])) == [
        run().sources.count,
        int(links.active.sum()),
        round(links.length[links.active].sum() / 1000.0),
        int(found.important.sum()),
        found.pinch_points.count,
        found.barriers.count,
    ]
    assert float(told[7]) == round(found.barriers.cells.sum() * CELL**2 / 1e6, 1)
    means = [f"{np.nanmean(year.EHI):.3f}" for year in run().health.years]
    place = told.end()
    for mean in (means[0], means[1], means[2]):
        assert mean in text[place : place + 400], (page, mean)
    assert float(means[1]) < 0.85 * min(float(means[0]), float(means[2]))


def test_barriers_are_few_and_by_a_mine_and_the_motorway():
    found, made = run(), basin(SIZE, CELL, SEED)
    barriers = found.corridors.barriers
    assert barriers.cells.sum() < 0.005 * SIZE * SIZE
    cover = made.land_cover[2023]
    # On the spoil around a large mine, and on what was cleared along the motorway: bare, and near sealed ground.
    away = ndimage.distance_transform_edt(cover != IMPERVIOUS) * CELL
    near = [rank for rank in range(1, barriers.count + 1) if away[barriers.labels == rank].min() <= 2000.0]
    assert 1 in near
    assert len(near) >= 2
    first = barriers.labels == 1
    rows, columns = np.nonzero(first)
    pits = np.hypot(made.mines[:, 0] - columns.mean(), made.mines[:, 1] - rows.mean()) * CELL
    assert pits.min() < 4000.0
    assert (cover[first] == BARE).mean() > 0.5


def test_no_source_is_cut_by_the_frame():
    labels = run().sources.labels
    sides = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    assert not sides.any()
