"""The entries of the toolbox's context menu that open an editor."""

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QApplication


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
    shown = [window for window in QApplication.topLevelWidgets() if type(window).__name__ == kind]
    assert len(shown) == 1
    assert shown[0].isVisible()
    shown[0].close()


def test_a_workflow_opens_as_a_copy_in_the_modeler(esp_provider, qgis_processing, qgis_new_project, monkeypatch):
    from esp_toolbox.ui.model_actions import open_copy_action
    from processing.modeler import ModelerDialog

    # The interface of the tests has no sizes of icons.
    monkeypatch.setattr(ModelerDialog, "iface", None)

    action = open_copy_action()
    action.setData(esp_provider.algorithm("mspa"), None)
    assert not action.isEnabled()
    action.setData(QgsApplication.processingRegistry().algorithmById("native:buffer"), None)
    assert not action.isEnabled()
    action.setData(esp_provider.algorithm("shiyang"), None)
    assert action.isEnabled()
    action.execute()
    window = next(window for window in QApplication.topLevelWidgets() if type(window).__name__ == "ModelerDialog")
    assert window.isVisible()
    steps = set(window.model().childAlgorithms())
    assert steps == set(esp_provider.algorithm("shiyang").childAlgorithms())
    # A copy has no file; closing it asks for nothing that was not changed.
    assert window.model().sourceFilePath() == ""
    window.close()


def test_the_menu_is_as_before_when_the_plugin_goes(qgis_processing):
    from esp_toolbox.ui.model_actions import ModelActions
    from processing.gui.ProviderActions import ProviderContextMenuActions

    before = list(ProviderContextMenuActions.actions)
    actions = ModelActions()
    assert [action.name for action in ProviderContextMenuActions.actions[len(before) :]] == [
        "Open a copy in the Graphical Modeler",
        "Open the AHP editor",
        "Open the factor table editor",
        "Open the OWA explorer",
    ]
    actions.remove()
    assert ProviderContextMenuActions.actions == before
