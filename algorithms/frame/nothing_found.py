"""What a step of a workflow leaves where there is nothing to find: empty layers and the reason, or a stop."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterFeatureSink

from ...core.errors import NothingFound
from ..platform import compat

NOTHING = "NOTHING"
_STOP, _EMPTY = "stop", "leave empty"
# What a layer without features has, so that later steps know its fields.
_FIELDS = {"line": (("link_id", int), ("from_id", int), ("to_id", int), ("cost", float)), "table": (("name", str),)}
_KINDS = {compat.SOURCE_LINE: "line", compat.SOURCE_POINT: "point", compat.SOURCE_TABLE: "table"}


def add_nothing(form) -> None:
    """The choice of what happens where there is nothing to find."""
    form.add_choice(
        NOTHING,
        form.shared_tr("Where nothing is found"),
        [form.shared_tr("Stop"), form.shared_tr("Make empty layers that say why")],
        help=form.shared_tr("Workflows go on with empty layers: their later steps do without them."),
        advanced=True,
        words=(_STOP, _EMPTY),
    )


def work_or_leave_empty(algorithm, job) -> None:
    """Do the work of an algorithm; where there is nothing to find, leave empty layers if that is chosen.

    Rasters and pages are not made then, and the sidecars of the layers say why they are empty (`reason_of`).

    Parameters
    ----------
    algorithm : EspAlgorithm
    job : Job

    Raises
    ------
    NothingFound
        Where it is not chosen.
    """
    try:
        algorithm.work(job)
    except NothingFound as reason:
        if algorithm.parameterDefinition(NOTHING) is None or job.word(NOTHING) != _EMPTY:
            raise
        job.warn_of(reason)
        job.record(NOTHING, len(job.outputs.messages) - 1)
        for definition in algorithm.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFeatureSink):
                kind = _KINDS.get(definition.dataType(), "polygon")
                fields = _FIELDS.get(kind, (("rank", int),))
                job.write_features(definition.name(), fields, (), geometry=kind)
        if algorithm.outputDefinition("COUNT") is not None:
            job.set("COUNT", 0)


def reason_of(numbers: dict, messages: list) -> str:
    """Why a step has left empty layers, from what its sidecar says; empty where it has not."""
    place = numbers.get(NOTHING)
    return messages[place] if isinstance(place, int) and place < len(messages) else ""
