"""MSPA against the JRC's program, against the plain twin, and its properties."""

import json
from pathlib import Path

import mspa_reference
import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError, MemoryNeeded
from esp_toolbox.core.morphology import mspa as module
from esp_toolbox.core.morphology.classes import MspaClass, classes_of, without_openings
from esp_toolbox.core.morphology.mspa import mspa
from esp_toolbox.core.progress import Cancelled
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st
from mspa_images import connectivities, full_images, images, random_image
from pairing import paired
from scipy import ndimage

GOLDEN = sorted((package.ROOT / "tests" / "data" / "mspa").glob("*.npz"))
EDGE = st.sampled_from([1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 11, 15])


def check_case(path):
    case = np.load(path)
    parameters = json.loads(str(case["params"]))
    result = mspa(case["input"], parameters["edge_width"], parameters["connectivity"], bool(parameters["intext"]))
    assert result.dtype == np.uint8
    assert np.count_nonzero(result != case["output"]) == 0


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_bytes_of_the_jrc_program(path):
    check_case(path)


def test_bytes_of_the_jrc_program_in_all_cases(oracles):
    cases = sorted(Path(oracles / "mspa").glob("*.npz"))
    assert len(cases) >= 27
    for path in cases:
        check_case(path)


def test_the_twin_agrees_with_the_jrc_program():
    for path in GOLDEN[:4]:
        case = np.load(path)
        parameters = json.loads(str(case["params"]))
        twin = mspa_reference.mspa(
            case["input"], parameters["edge_width"], parameters["connectivity"], parameters["intext"]
        )
        assert np.array_equal(twin, case["output"])


@settings(max_examples=part_of(300))
@given(images, EDGE, connectivities, st.booleans())
def test_every_byte_as_in_the_twin(image, edge_width, connectivity, intext):
    expected = mspa_reference.mspa(image, edge_width, connectivity, intext)
    assert np.array_equal(mspa(image, edge_width, connectivity, intext), expected)


@pytest.mark.parametrize(("edge_width", "connectivity"), [(24, 8), (30, 4), (49, 8)])
def test_wide_edges_as_in_the_twin(edge_width, connectivity):
    generator = np.random.default_rng(edge_width)
    image = np.full((25, 70), 2, dtype=np.uint8)
    for _ in range(3):
        row, column = generator.integers(0, 25), generator.integers(0, 70)
        image[row : row + 2, column : column + 3] = generator.integers(0, 2)
    expected = mspa_reference.mspa(image, edge_width, connectivity)
    assert np.array_equal(mspa(image, edge_width, connectivity), expected)


@given(images, EDGE, connectivities)
def test_without_openings_is_the_analysis_without_intext(image, edge_width, connectivity):
    with_openings = mspa(image, edge_width, connectivity, True)
    assert np.array_equal(without_openings(with_openings), mspa(image, edge_width, connectivity, False))


@given(images, EDGE, connectivities)
def test_foreground_background_and_missing_stay_what_they_are(image, edge_width, connectivity):
    classes = classes_of(mspa(image, edge_width, connectivity))
    assert np.array_equal(classes == MspaClass.NODATA, image == 0)
    assert np.array_equal(classes == MspaClass.BACKGROUND, image == 1)


def turned(image, number):
    """One of the eight flips and rotations of an image."""
    image = image.T if number & 4 else image
    return image[:: -1 if number & 1 else 1, :: -1 if number & 2 else 1]


@given(full_images, EDGE, connectivities, st.integers(1, 7))
def test_flips_and_rotations_turn_core_islets_edges_and_openings(image, edge_width, connectivity, number):
    # Away from the image's border, whose last row and column the reference treats differently. Bridges, loops
    # and branches are left out: their limits follow the order of a queue.
    image = np.pad(image, 2 * edge_width + 3, constant_values=1)

    def fixed(values):
        flags = values % 100
        flags[values >= 200] = 0
        return np.where(flags & 16, 17, np.where(flags & 8, 9, flags & 6)), values >= 100

    result = fixed(mspa(image, edge_width, connectivity))
    again = fixed(mspa(np.ascontiguousarray(turned(image, number)), edge_width, connectivity))
    for one, other in paired(result, again):
        assert np.array_equal(turned(one, number), other)


@given(full_images, EDGE, connectivities)
def test_far_from_foreground_missing_is_like_background(image, edge_width, connectivity):
    margin = 2 * edge_width + 3
    image = np.pad(image, margin, constant_values=1)
    result = mspa(image, edge_width, connectivity)
    for value in (0, 1):
        padded = mspa(np.pad(image, 4, constant_values=value), edge_width, connectivity)
        assert np.array_equal(padded[4:-4, 4:-4], result)


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (40, 1), (2, 3)])
@pytest.mark.parametrize("value", [0, 1, 2])
def test_uniform_and_tiny_images(shape, value):
    image = np.full(shape, value, dtype=np.uint8)
    possible = {0: {129}, 1: {0}, 2: {3, 9, 17}}[value]
    for connectivity in (4, 8):
        for edge_width in (1, 3):
            expected = mspa_reference.mspa(image, edge_width, connectivity)
            assert np.array_equal(mspa(image, edge_width, connectivity), expected)
        assert set(np.unique(mspa(image, 100, connectivity))) <= possible


def test_a_row_of_cells_is_continued_into_the_frame():
    image = np.array([[1, 2, 2, 2, 2, 2, 1, 2, 1]], dtype=np.uint8)
    assert mspa(image, intext=False).tolist() == [[0, 3, 17, 17, 17, 3, 0, 9, 0]]
    # The gap of one cell is closed at the image's border, so it is an opening.
    assert mspa(image).tolist() == [[0, 3, 17, 17, 17, 3, 220, 9, 0]]


def test_all_foreground_is_core_but_for_the_corners():
    result = mspa(np.full((30, 25), 2, dtype=np.uint8))
    assert np.argwhere(result == 3).tolist() == [[0, 0], [0, 24], [29, 0], [29, 24]]
    assert np.count_nonzero(result == 17) == 30 * 25 - 4


def test_other_types_and_layouts_of_the_image():
    image = random_image(7)
    expected = mspa(image, 2)
    more = np.where(image == 2, 77, image)
    for other in (image.astype(np.int64), np.asfortranarray(image), np.pad(image, 1)[1:-1, 1:-1], more):
        assert np.array_equal(mspa(other, 2), expected)


def test_strips_of_rows_make_no_difference(monkeypatch):
    from esp_toolbox.core.morphology import bitplanes, classes, thinning_planes

    generator = np.random.default_rng(5)
    smooth = ndimage.gaussian_filter(generator.random((230, 310)), 2)
    image = (smooth > np.median(smooth)).astype(np.uint8) + 1
    image[100:110, 40:60] = 0
    whole = {(w, g): mspa(image, w, g) for w in (1, 2, 5) for g in (4, 8)}
    classes_of_whole = classes_of(whole[1, 8])
    for owner, name in ((thinning_planes, "_STRIP"), (bitplanes, "_PART"), (module, "_STRIP"), (classes, "_PART")):
        monkeypatch.setattr(owner, name, 1)
    for (edge_width, connectivity), expected in whole.items():
        assert np.array_equal(mspa(image, edge_width, connectivity), expected)
    assert np.array_equal(classes_of(whole[1, 8]), classes_of_whole)


def test_the_image_is_left_alone():
    image = random_image(11)
    before = image.copy()
    mspa(image, 3)
    assert np.array_equal(image, before)


@pytest.mark.parametrize(
    ("image", "options", "sentence"),
    [
        (np.ones((2, 2)), {}, "whole numbers"),
        (np.full((2, 2), -1), {}, "whole numbers"),
        (np.ones(4, dtype=int), {}, "rows and columns"),
        (np.ones((0, 4), dtype=int), {}, "rows and columns"),
        (np.ones((2, 2), dtype=int), {"edge_width": 0}, "from 1 to 100, not 0"),
        (np.ones((2, 2), dtype=int), {"edge_width": 101}, "from 1 to 100, not 101"),
        (np.ones((2, 2), dtype=int), {"edge_width": 1.5}, "from 1 to 100, not 1.5"),
        (np.ones((2, 2), dtype=int), {"connectivity": 6}, "4 or 8, not 6"),
    ],
)
def test_bad_input(image, options, sentence):
    with pytest.raises(InputError, match=sentence):
        mspa(image, **options)


def test_too_little_memory_is_said_before_the_run(monkeypatch):
    monkeypatch.setattr("esp_toolbox.core.memory.free_memory", lambda: 100.0)
    with pytest.raises(MemoryNeeded, match="larger cells"):
        mspa(np.ones((50, 50), dtype=np.uint8))
    assert module.MAX_EDGE_WIDTH == 100


@pytest.mark.parametrize("edge_width", [1, 3, 5])
def test_progress_rises_to_the_end_and_cancel_stops(edge_width):
    image = random_image(3, missing=False)
    image = np.tile(np.pad(image, 2, constant_values=1), (3, 3))
    seen = []
    mspa(image, edge_width, progress=seen.append)
    assert seen[0] == 0.0
    assert seen == sorted(seen)
    assert 0.9 < seen[-1] <= 1.0
    for stop in range(len(seen)):
        left = [stop]

        def cancel(fraction, left=left):
            left[0] -= 1
            if left[0] < 0:
                raise Cancelled

        with pytest.raises(Cancelled):
            mspa(image, edge_width, progress=cancel)
