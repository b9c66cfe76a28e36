"""A form that was declared once comes as a copy from then on, in each language."""

import pytest
from esp_toolbox.algorithms.frame import kept_forms
from esp_toolbox.algorithms.platform.language import language
from esp_toolbox.algorithms.provider import ALGORITHMS


def told(kind):
    """All that a form tells of its parameters and outputs."""
    form = kind()
    form.initAlgorithm()
    parameters = [
        (found.toVariantMap(), found.help(), found.isDestination(), type(found).__name__)
        for found in form.parameterDefinitions()
    ]
    outputs = [(found.name(), found.type(), found.description()) for found in form.outputDefinitions()]
    return parameters, outputs, form.needed_keys


@pytest.mark.parametrize("kind", ALGORITHMS, ids=lambda kind: kind.NAME)
def test_a_copy_tells_what_was_declared(kind, esp_provider, monkeypatch):
    monkeypatch.setattr(kept_forms, "_KEPT", {})
    for name in ("en", "zh_CN"):
        with language(name):
            first, copy = told(kind), told(kind)
            assert first == copy
            assert first[0] and first[1]
    assert [place[0] for place in kept_forms._KEPT].count(kind) == (0 if kind.FORM_VARIES else 2)


def test_copies_are_their_own(esp_provider):
    kind = ALGORITHMS[0]
    one, other = kind(), kind()
    one.initAlgorithm()
    other.initAlgorithm()
    one.parameterDefinitions()[0].setDescription("changed")
    assert other.parameterDefinitions()[0].description() != "changed"
    third = kind()
    third.initAlgorithm()
    assert third.parameterDefinitions()[0].description() != "changed"
