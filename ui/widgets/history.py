"""Undo and redo of states that are never changed in place."""

from __future__ import annotations

_MOST = 200


class History:
    """The states of an editor; a new one forgets those that were undone.

    Parameters
    ----------
    state : object
        The first state; states are values that nobody changes.
    """

    def __init__(self, state):
        self.first = state
        self._states = [state]
        self._place = 0

    @property
    def state(self):
        """The present state."""
        return self._states[self._place]

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether a state was undone."""
        return self._place < len(self._states) - 1

    def push(self, state) -> None:
        """Take a new state."""
        self._states = [*self._states[: self._place + 1], state][-_MOST:]
        self._place = len(self._states) - 1

    def replace(self, state) -> None:
        """Change the present state without a step of its own, such as while a handle is dragged."""
        self._states = [*self._states[: self._place], state]

    def undo(self):
        """Go back one state and return it."""
        self._place = max(self._place - 1, 0)
        return self.state

    def redo(self):
        """Go forward one state and return it."""
        self._place = min(self._place + 1, len(self._states) - 1)
        return self.state
