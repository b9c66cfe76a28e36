"""The AHP editor."""

import pytest


@pytest.fixture
def editor(qtbot, qgis_processing, qgis_new_project):
    from esp_toolbox.ui.ahp.editor import AhpEditor

    # A window that nobody holds would be collected while it is painted.
    kept = []

    def make(**values):
        dialog = AhpEditor(values=values)
        qtbot.addWidget(dialog)
        kept.append(dialog)
        dialog.show()
        return dialog

    yield make
    kept.clear()
