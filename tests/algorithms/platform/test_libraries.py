"""Whether a Python library can be used."""

import sys

from esp_toolbox.algorithms.platform.libraries import can_import


def test_a_library_without_what_it_needs_itself_is_not_there(tmp_path, monkeypatch):
    assert can_import("json")
    assert not can_import("no_such_library_of_a_report")
    (tmp_path / "half_a_library.py").write_text("import no_such_library_of_a_report\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert not can_import("half_a_library")
    assert "half_a_library" not in sys.modules
