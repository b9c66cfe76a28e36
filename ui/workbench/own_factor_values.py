"""What a study has chosen for its own factors goes where another layer takes their place."""

from __future__ import annotations

from ...core.workflow.own_factors import place_of
from ...core.workflow.study_layers import OWN_FACTORS


def forget_moved(study, sources: list) -> None:
    """Forget scores, weights and judgements of the factors whose layer is another one from now on.

    Parameters
    ----------
    study : Study
    sources : list of str
        Of the layers that are chosen now, in their order; the study has those before.
    """
    before = [ref.source for ref in study.refs(OWN_FACTORS.key)]
    same = 0
    while same < min(len(before), len(sources)) and before[same] == sources[same]:
        same += 1

    def has_moved(name: str) -> bool:
        place = place_of(name)
        return place is not None and place >= same

    for values in study.values.values():
        for key, value in list(values.items()):
            _, _, name = key.partition(".")
            judged = value.get("factors", ()) if isinstance(value, dict) else ()
            if has_moved(name) or any(map(has_moved, judged)):
                del values[key]
