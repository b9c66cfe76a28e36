"""What can go wrong, said in one sentence that a user can act on."""

from __future__ import annotations

from .wording import filled


class EspError(Exception):
    """An error whose text is meant for the user.

    The first argument is a literal template with named fields; the values are keyword
    arguments. Keeping them apart lets the algorithms translate the template (its literal is
    collected for translation) without `core` knowing of Qt.

    Parameters
    ----------
    template : str
        One plain sentence that says what is wrong and how to mend it, with ``{name}`` fields, see `wording.filled`.
    **values
        The values of the fields.
    """

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(filled(template, **values))

    def __reduce__(self) -> tuple:
        # Exceptions cross process borders when tasks run on a pool or a cluster.
        return _rebuild, (type(self), self.template, self.values)


def _rebuild(kind: type[EspError], template: str, values: dict) -> EspError:
    return kind(template, **values)


class InputError(EspError):
    """The input cannot give a meaningful result."""


class NothingFound(InputError):
    """The input is sound, but there is nothing to find in it: no two sources to join, no corridor, no patch."""


class MemoryNeeded(EspError):
    """The run would need more memory than this machine has free."""


class NotConverged(EspError):
    """An iteration stopped before it reached its tolerance."""


class Phrase(str):
    """Words of our own among the values of a message; a layer's name with the same letters is none."""


def phrase(text: str) -> Phrase:
    """Mark a literal that becomes a template later, or the value of one, so that it is translated.

    Parameters
    ----------
    text : str
        The literal; it is collected for translation.

    Returns
    -------
    Phrase
        The same text.
    """
    return Phrase(text)
