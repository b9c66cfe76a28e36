"""Tables by class: headers, gaps, look-up."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.services.class_table import read_class_table, require_range
from hypothesis import given
from hypothesis import strategies as st


def _table(**columns):
    return read_class_table(columns, ["kc"], "crops.csv")


def test_headers_in_any_case_and_order_and_numbers_as_text():
    table = read_class_table({" KC ": ["0.5", " 1e0"], "name": ["a", "b"], "LULC": ["7", "2.0"]}, ["kc"], "t")
    assert table.codes.tolist() == [2, 7]
    assert table.column("kc")[:-1].tolist() == [1.0, 0.5]
    rows = table.rows(np.array([[7, 2], [2, 99]]), np.array([[True, True], [True, False]]))
    assert np.array_equal(table.column("kc")[rows], [[0.5, 1.0], [1.0, np.nan]], equal_nan=True)


def test_an_alias_stands_in():
    table = read_class_table({"lulc": [1], "L_road": [0.3]}, ["road"], "t", {"road": ["l_road"]})
    assert table.column("road")[0] == 0.3


@given(
    st.dictionaries(st.integers(-5, 40) | st.integers(10**7, 10**7 + 5), st.floats(-9, 9), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
)
def test_look_up_equals_a_dictionary(entries, random):
    codes = list(entries)
    random.shuffle(codes)
    table = read_class_table({"lucode": codes, "kc": [entries[code] for code in codes]}, ["kc"], "t")
    classes = np.array([random.choice(codes) for _ in range(24)]).reshape(4, 6)
    valid = np.array([random.random() < 0.8 for _ in range(24)]).reshape(4, 6)
    found = table.column("kc")[table.rows(classes, valid)]
    for cell in np.ndindex(4, 6):
        assert np.isnan(found[cell]) if not valid[cell] else found[cell] == entries[int(classes[cell])]


def test_many_classes():
    codes = np.arange(0, 900, 3)
    table = _table(lucode=codes.tolist(), kc=(codes / 10.0).tolist())
    classes = codes.reshape(20, 15)
    assert np.array_equal(table.column("kc")[table.rows(classes, classes >= 0)], classes / 10.0)


def test_a_missing_class_is_named():
    table = _table(lucode=[1, 3], kc=[1, 1])
    with pytest.raises(InputError, match="crops.csv has no row for class 2, 9 of land.tif"):
        table.rows(np.array([[1, 9], [2, 3]]), np.ones((2, 2), dtype=bool), "land.tif")
    far = np.array([[1, 10**8]])
    with pytest.raises(InputError, match="no row for class 100000000"):
        table.rows(far, far > 0)


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"lucode": [1], "crop": [1]}, "no column kc; its header must be: lucode, kc. It is: lucode, crop"),
        ({"kc": [1]}, "no column lucode"),
        ({"lucode": [1, 1], "kc": [1, 2]}, "more than one row for class 1"),
        ({"lucode": [1.5], "kc": [1]}, "must hold whole numbers"),
        ({"lucode": [1], "kc": ["high"]}, 'has high as kc in row 1'),
        ({"lucode": [1], "kc": [None]}, "has no kc in row 1"),
        ({"lucode": [1], "kc": ["nan"]}, "has nan as kc in row 1"),
        ({"lucode": [], "kc": []}, "has no rows"),
    ],
)
def test_bad_tables(columns, sentence):
    with pytest.raises(InputError, match=sentence):
        _table(**columns)


def test_ranges():
    table = _table(lucode=[1, 5], kc=[0.2, 1.3])
    require_range(table, "kc", 0, 2)
    with pytest.raises(InputError, match="kc = 1.3 for class 5; it must lie between 0 and 1"):
        require_range(table, "kc", 0, 1)
    with pytest.raises(InputError, match="kc = 0.2 for class 1; it must not be below 0.5"):
        require_range(table, "kc", 0.5, np.inf)
