"""Settings, checksums and names of files in records of runs."""

import json
import os

import pytest
from esp_toolbox.core.errors import InputError


def test_settings_keep_semicolons_of_their_values():
    from esp_toolbox.algorithms.studies.parameter_file import parse_overrides

    assert parse_overrides("a=1,7;1/7,1; b = x=y;\nc=one.tif;two.tif") == {
        "a": "1,7;1/7,1",
        "b": "x=y",
        "c": "one.tif;two.tif",
    }
    assert parse_overrides(" ") == {}
    assert parse_overrides("a=") == {"a": ""}
    with pytest.raises(InputError, match="no setting"):
        parse_overrides("= 5")


def test_checksums_do_not_see_that_a_geopackage_was_opened(basin):
    from esp_toolbox.algorithms.studies.parameter_file import checksums

    path = basin / "roads.gpkg"
    before = checksums(str(path), lambda fraction: None)
    content = path.read_bytes()
    # What SQLite counts up at each opening for writing.
    path.write_bytes(content[:24] + b"\x00\x00\x01\x77" + content[28:92] + b"\x00\x00\x01\x77" + content[96:])
    assert checksums(str(path), lambda fraction: None) == before
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert checksums(str(path), lambda fraction: None) != before
    path.write_bytes(content)


def test_texts_name_files_by_the_folder_that_moves(tmp_path):
    from esp_toolbox.algorithms.studies.workflow_files import name_texts_by_folder, named_by_folder

    staged = tmp_path / ".part-1-run"
    (staged / "inside").mkdir(parents=True)
    text = json.dumps({"file": str(staged / "inside" / "a.tif"), "other": str(tmp_path / "b.tif")})
    (staged / "inside" / "numbers.json").write_text(text, encoding="utf-8")
    (staged / "kept.bin").write_bytes(str(staged / "c").encode())
    name_texts_by_folder(str(staged))
    named = json.loads((staged / "inside" / "numbers.json").read_text(encoding="utf-8"))
    assert named == {"file": os.path.join("inside", "a.tif"), "other": str(tmp_path / "b.tif")}
    assert (staged / "kept.bin").read_bytes() == str(staged / "c").encode()
    assert named_by_folder(str(staged / "inside" / "a.tif"), str(staged)) == "inside/a.tif"
    assert named_by_folder(str(tmp_path / "b.tif"), str(staged)) == str(tmp_path / "b.tif")


def test_names_relative_to_a_near_folder():
    from esp_toolbox.algorithms.studies.parameter_file import relative_path

    here = os.path.abspath(os.sep + os.path.join("a", "b", "c", "d"))
    assert relative_path(os.path.join(here, "x", "y.tif"), here) == "x/y.tif"
    assert relative_path(os.path.join(os.path.dirname(here), "y.tif"), here) == "../y.tif"
    far = os.path.abspath(os.sep + "y.tif")
    assert relative_path(far, here) == far
    assert relative_path("postgis:table", here) == "postgis:table"
