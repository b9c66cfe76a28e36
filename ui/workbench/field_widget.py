"""What the widgets of all fields share."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt


class _Still(QObject):
    """Lets the wheel scroll the form, not change the value below the pointer."""

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        return False


class FieldWidget:
    """A field on the screen.

    Parameters
    ----------
    field : Field
    session : Session
    step : Step
    """

    # Whether the words stand in the widget itself.
    WHOLE_ROW = False

    def __init__(self, field, session, step):
        self.field, self.session, self.step = field, session, step
        self.widget = self.make()
        self.widget.setToolTip(field.help)
        self.main.setAccessibleName(field.label)
        self.main.setObjectName(f"{step.ID}_{field.key}")

    @property
    def main(self):
        """The widget that takes the focus."""
        return self.widget

    def make(self):
        """Make the widget."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the study's value."""
        raise NotImplementedError

    def value(self):
        """The study's value."""
        return self.step.value(self.session.study, self.field.key)

    def give(self, value) -> None:
        """Set the study's value."""
        self.session.set_value(self.step.ID, self.field.key, value)

    def keep_still(self, widget) -> None:
        """Guard against the wheel."""
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._still = _Still(widget)
        widget.installEventFilter(self._still)
