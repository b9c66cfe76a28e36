"""Omniscape's .ini: what it means, what is refused, what is only said."""

import math

import pytest
from esp_toolbox.core.circuit.omniscape_configuration import parse_omniscape_configuration
from esp_toolbox.core.errors import InputError

LEAST = "resistance_file = r.asc\nradius = 5\nproject_name = run\nsource_file = s.asc\n"
ONE = LEAST + "conditional = true\ncondition1_file = c.asc\n"


def read(text):
    return parse_omniscape_configuration(text)


def test_defaults():
    configuration = read(LEAST).configuration
    assert configuration.r_cutoff == math.inf and configuration.block_size == 1 and configuration.neighbours == 8
    assert configuration.correct_artifacts and configuration.mask_nodata and configuration.write_raw_currmap
    assert not configuration.needs_flow_potential and configuration.conditions() == []
    assert configuration.files() == [("resistance_file", "r.asc"), ("source_file", "s.asc")]


def test_lines_are_read_as_omniscape_reads_them():
    found = read(
        "\ufeff[Input = files]\n" + LEAST + "radius = 2.5\nblock_size=4\r\nbuffer = 3.5\n"
        "mask_nodata = 1\nconnect_four_neighbors_only = TRUE\n# no = comment\nsolver = fast\nproject_name = out/a=b/\n"
    )
    configuration = found.configuration
    # The later value holds, halves go to the even neighbour, and only three words are true.
    assert (configuration.radius, configuration.buffer) == (2, 4)
    assert configuration.block_size == 4
    assert not configuration.mask_nodata and configuration.neighbours == 4
    assert found.unknown == ["# no"] and found.unknown_solver == "fast" and found.without_effect == ["solver"]
    assert configuration.folder == "a=b"


def test_the_text_has_all_settings_in_order():
    lines = read(LEAST + "block_size = 4\nfoo = bar\n").text().splitlines()
    assert lines == sorted(lines)
    assert "block_size = 4" in lines and "foo = bar" in lines and "mask_nodata = true" in lines


def test_conditions_and_their_files():
    text = ONE + "n_conditions = 2\ncondition2_file = d.asc\ncondition2_future_file = e.asc\ncomparison2 = equal\n"
    configuration = read(text + "compare_to_future = 2\ncondition1_lower = -1\ncondition1_upper = 2\n").configuration
    one, two = configuration.conditions()
    assert (one.comparison, one.lower, one.upper, one.future) == ("within", -1, 2, False)
    assert (two.comparison, two.future) == ("equal", True)
    keys = [key for key, _ in configuration.files()]
    assert keys == ["resistance_file", "source_file", "condition1_file", "condition2_file", "condition2_future_file"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("resistance_file = r.asc\n", "names no radius, project_name"),
        (LEAST + "radius = wide\n", "radius is a number, not wide"),
        (LEAST + "radius = 0\n", "radius is 1 or more"),
        (LEAST + "precision = half\n", "precision is double, single"),
        (ONE + "n_conditions = 3\n", "n_conditions is 1, 2"),
        (ONE + "compare_to_future = foo\n", "compare_to_future is none, 1, 2, both"),
        (ONE + "comparison1 = foo\n", "comparison1 is within, equal"),
        (ONE + "n_conditions = 2\ncomparison2 = bar\n", "comparison2 is within, equal"),
    ],
)
def test_what_is_refused(text, reason):
    with pytest.raises(InputError, match=reason):
        read(text)


def test_files_that_are_needed():
    without = LEAST.replace("source_file = s.asc\n", "")
    with pytest.raises(InputError, match="names no source_file"):
        read(without).configuration.files()
    assert read(without + "source_from_resistance = true\n").configuration.files() == [("resistance_file", "r.asc")]
    with pytest.raises(InputError, match="names no reclass_table"):
        read(LEAST + "reclassify_resistance = true\n").configuration.files()


def test_omniscapes_own_configurations(oracles):
    folder = oracles / "omniscape" / "ini"
    refused = {"bad_", "no_source"}
    for path in sorted(folder.glob("*.ini")):
        if any(path.name.startswith(word) for word in refused):
            with pytest.raises(InputError):
                read(path.read_text()).configuration.files()
        else:
            assert read(path.read_text()).configuration.files()
