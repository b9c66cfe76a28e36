"""Forms that were declared are kept: QGIS makes the steps of a model anew at each look at one.

A run of a workflow of twenty steps declares two thousand forms on QGIS 3.22, with all their texts translated. A copy of
what the first one declared is the same and costs a fraction of it.
"""

from __future__ import annotations

from ..platform.language import shared_tr
from .old_keys import declare_old_keys

# (class, how it declares its form, a text in the language of now) to what was declared.
_KEPT: dict = {}


def declare(form) -> set:
    """Declare the parameters and outputs of a form; returns the keys that have to be given, as `declare_old_keys`."""
    kind = type(form)
    place = kind, kind.define, shared_tr("Data")
    kept = None if form.FORM_VARIES else _KEPT.get(place)
    if kept is None:
        form.define()
        needed = declare_old_keys(form)
        if not form.FORM_VARIES:
            _KEPT[place] = needed, _declared(form)
        return needed
    needed, declared = kept
    for parameter, result in declared:
        if not (form.addParameter(parameter.clone()) if result is None else form.addOutput(result[0](*result[1:]))):
            raise ValueError(f"{form.name()}: the form was not kept well")
    return needed


def _declared(form) -> list:
    """(parameter, None) or (None, (kind, name, title) of an output by itself) in the order in which the form has them.

    The outputs of destinations are made with them.
    """
    outputs = list(form.outputDefinitions())
    parameters = form.parameterDefinitions()
    by_destination = {parameter.name() for parameter in parameters if parameter.isDestination()}
    found = []

    def take_results():
        while outputs and outputs[0].name() not in by_destination:
            output = outputs.pop(0)
            found.append((None, (type(output), output.name(), output.description())))

    for parameter in parameters:
        if parameter.isDestination():
            take_results()
            outputs.pop(0)
        found.append((parameter.clone(), None))
    take_results()
    return found
