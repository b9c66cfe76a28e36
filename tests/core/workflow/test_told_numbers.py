"""The numbers that README and tutorials tell of the sample basin are those of a run of the Qaidam workflow."""

import csv
import re
from functools import cache

import numpy as np
import package
import pytest
from esp_toolbox.core.gallery.basin import YEARS
from esp_toolbox.core.gallery.land_cover import IMPERVIOUS
from esp_toolbox.core.terrain.slope import slope
from esp_toolbox.core.workflow.definitions.qaidam import QAIDAM
from esp_toolbox.core.workflow.definitions.shiyang import SHIYANG
from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow
from workflow_cases import basin, qaidam_case

# What esp:samplebasin, make demo and the button of the workbench make.
SIZE, CELL, SEED = 400, 250.0, 1
PAGES = ("README.md", "docs/tutorial.md", "docs/tutorial_zh.md")
TOLD = (
    r"(\d+) (?:sources|个源地)\D+(\d+) (?:corridors|条廊道)\D+(\d+) km\D+?(\d+) \D+?(\d+) (?:pinch points?|处夹点)"
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
    # The files of a run hold single precision: one cell at the rim of a barrier falls on the other side there.
    assert abs(float(told[7]) - found.barriers.cells.sum() * CELL**2 / 1e6) < 0.1
    means = [f"{np.nanmean(year.EHI):.3f}" for year in run().health.years]
    place = told.end()
    assert re.findall(r"0\.\d{3}", text[place : place + 400])[: len(means)] == means, page
    assert float(means[1]) < 0.85 * min(float(means[0]), float(means[2]))


def test_barriers_are_few_and_first_of_all_mines_and_the_motorway():
    found, made = run(), basin(SIZE, CELL, SEED)
    barriers = found.corridors.barriers
    assert barriers.cells.sum() < 0.005 * SIZE * SIZE
    cover = made.land_cover[2023]
    first = [cover[barriers.labels == rank] for rank in range(1, 5)]
    assert all((place == IMPERVIOUS).mean() > 0.5 for place in first)
    peaks = np.column_stack([barriers.peak_columns, barriers.peak_rows])
    pits = np.hypot(*(made.mines[:, None] - peaks[None]).transpose(2, 0, 1)).min(axis=0) * CELL
    assert (pits[:3] < 5000.0).all()
    # The fourth lies on the motorway, far from every mine.
    assert pits[3] > 5000.0
    motorway = [np.column_stack([road.columns, road.rows]) for road in made.roads if road.kind == "national"]
    assert np.hypot(*(np.concatenate(motorway) - peaks[3]).T).min() * CELL < 1000.0


def test_no_barrier_among_the_first_is_a_rock_face():
    barriers = run().corridors.barriers
    steepness = slope(basin(SIZE, CELL, SEED).elevation.astype(np.float64), CELL)
    assert max(steepness[barriers.labels == rank].mean() for rank in range(1, 11)) < 30.0


def test_sources_are_of_a_size_that_can_be_believed():
    cells = np.bincount(run().sources.labels.ravel())[1:]
    assert cells.max() < 0.05 * SIZE * SIZE
    assert 0.08 < cells.sum() / SIZE**2 < 0.15
    assert (cells > 0.005 * SIZE * SIZE).sum() >= 6


def test_no_source_is_cut_by_the_frame():
    labels = run().sources.labels
    sides = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    assert not sides.any()


# What the tutorials say of the steps, in both languages: scores, years, numbers of factors, services and zones.
STEPS = {
    "docs/tutorial.md": (
        r"(\w+) factors are scored (\d) to (\d)",
        r"services of (\d{4}), (\d{4}) and (\d{4})",
        r"ordered rules into (\w+) zones",
        r"from (\w+) ecosystem services and OWA, the resistance is corrected by\s+(\w+) sensitivities",
        r"\*Number of largest patches\* to (\d+)\. The step",
    ),
    "docs/tutorial_zh.md": (
        r"(\w)个阻力因子按 (\d) 至 (\d) 打分",
        r"(\d{4})、(\d{4})、(\d{4}) 年的活力",
        r"按有序规则分为(\w)类分区",
        r"由(\w)项生态系统服务和 OWA 得到，阻力由(\w)项敏感性修正",
        r"“最大斑块数”改为 (\d+)：",
    ),
}
COUNTS = {"four": 4, "five": 5, "six": 6, "四": 4, "五": 5, "六": 6}


@pytest.mark.parametrize("page", STEPS)
def test_steps_are_told_as_they_are(page):
    text = (package.ROOT / page).read_text(encoding="utf-8")
    found = [re.search(pattern, text) for pattern in STEPS[page]]
    assert all(found), [pattern for pattern, match in zip(STEPS[page], found) if not match]
    told = [COUNTS.get(entry) or int(entry) for match in found for entry in match.groups()]
    scores = run().scores
    rules = (package.ROOT / "resources/presets/zones/qaidam_rules.csv").read_text(encoding="utf-8")
    zones = {row["zone"] for row in csv.DictReader(rules.splitlines())} - {"none"}
    values = [limit([limit(score) for score in scores]) for limit in (np.nanmin, np.nanmax)]
    assert told[:-1] == [
        len(scores),
        *values,
        *YEARS,
        len(zones),
        len(SHIYANG.factors("owa")),
        len(SHIYANG.factors("sensitivity")),
    ]
    # The change makes the step stale: fewer patches than the default, and fewer than the sources of the run.
    assert 1 <= told[-1] < min(QAIDAM.default("largest"), run().sources.count)


@pytest.mark.parametrize("page", STEPS)
def test_steps_are_told_in_their_order(page):
    text = (package.ROOT / page).read_text(encoding="utf-8")
    numbers = re.findall(r"^\| (\d) \w", text, flags=re.MULTILINE)
    # Step 0 are the data; the stages of the workflow follow.
    assert numbers == [str(number) for number in range(len(QAIDAM.stages) + 1)]
