"""The entries of the toolbox's context menu that open an editor."""

import pytest


@pytest.mark.parametrize(
    ("name", "kind"), [("ahp", "AhpEditor"), ("resistancefactor", "FactorTableEditor"), ("owa", "OwaExplorer")]
)
def test_an_algorithm_opens_its_editor(qgis_processing, qgis_new_project, qtbot, name, kind):
    from esp_toolbox.algorithms.provider import EspProvider
    from esp_toolbox.ui.editor_actions import editor_actions

    provider = EspProvider()
    provider.refreshAlgorithms()
    fitting = []
    for action in editor_actions():
        action.setData(provider.algorithm(name), None)
        fitting += [action] if action.isEnabled() else []
        action.setData(provider.algorithm("mspa"), None)
        assert not action.isEnabled()
    assert len(fitting) == 1
    fitting[0].execute()
    editor = fitting[0].editor
    assert type(editor).__name__ == kind
    assert editor.isVisible()
    editor.close()
