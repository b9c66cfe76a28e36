"""Paths in tables and files, with the slashes of any system."""

import pytest
from esp_toolbox.algorithms.layers.opening import name_of, place_of


@pytest.mark.parametrize(
    "text", ["runs/用地 2003/cover.tif", "runs\\用地 2003\\cover.tif", ".\\runs/用地 2003\\cover.tif"]
)
def test_a_file_is_found_with_either_slash(tmp_path, text):
    file = tmp_path / "runs" / "用地 2003" / "cover.tif"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"")
    assert place_of(text, str(tmp_path)) == str(file)


def test_a_name_with_a_backslash_is_that_file_where_there_is_one(tmp_path):
    file = tmp_path / "a\\b.tif"
    file.write_bytes(b"")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.tif").write_bytes(b"")
    assert place_of("a\\b.tif", str(tmp_path)) == str(file)


def test_a_file_that_is_not_there_is_named_as_it_was_given(tmp_path):
    assert place_of("none\\b.tif", str(tmp_path)) == str(tmp_path / "none\\b.tif")


@pytest.mark.parametrize("text", ["C:\\Users\\张伟\\pattern.gpkg", "/home/me/pattern.gpkg", "pattern.gpkg"])
def test_the_name_of_a_file_of_any_system(text):
    assert name_of(text) == "pattern.gpkg"
