"""Finds the steps of a study: by their JSON files, and by the files that those name as inputs."""

from __future__ import annotations

import heapq
import json
import ntpath
import os
from contextlib import suppress

from ...core.errors import InputError
from ..frame.old_keys import with_new_keys
from ..layers.file_read import known_json
from ..layers.opening import name_of, place_of
from ..platform.registry import algorithm_of
from .steps import CHAPTERS, MadeFile, Step, Study

# Algorithms that leave their JSON file in a folder, under their own name.
_FOLDERS = ("prepare", "samplebasin")
# Texts longer than this are no path.
_LONGEST_PATH = 1000


def collect(seeds: list, places: dict) -> Study:
    """Find the steps behind files.

    Parameters
    ----------
    seeds : list of (str, str)
        Name and path of the files to begin with.
    places : dict
        Algorithm id to its place in the order of the work, and to its group: (int, str).

    Returns
    -------
    Study
    """
    search = _Search()
    for name, path in seeds:
        search.visit(path, name, listed=True)
    search.run()
    search.add_siblings()
    steps = _ordered(list(search.steps.values()), places)
    return Study(steps, search.foreign, search.data, search.damaged)


class _Search:
    """Goes from files to their JSON files, and on to the files that those name."""

    def __init__(self):
        self.steps: dict = {}
        self.foreign: list = []
        self.data: dict = {}
        self.damaged: list = []
        self._seen: dict = {}
        self._open: list = []

    def visit(self, path: str, name: str, listed: bool = False):
        """Note a file; returns its step, or None."""
        # Those who call a program name files as they see them from where they are.
        path = os.path.abspath(path) if os.path.isfile(path) else path
        key = os.path.normcase(os.path.abspath(path))
        if key in self._seen:
            return self._seen[key]
        content = self._read(path)
        step = None
        if content is not None:
            step = self.step_of(content, os.path.dirname(os.path.abspath(path)))
            step.files.append(MadeFile(path, name, str(content.get("output", "")), listed))
        elif listed:
            self.foreign.append((name, path))
        else:
            step = self._of_folder(path)
        self._seen[key] = step
        return step

    def step_of(self, content: dict, folder: str) -> Step:
        """The step of a JSON file's content; several files of one run have one step."""
        run = _run_of(content)
        if run not in self.steps:
            step = Step(content["algorithm"], content, folder=folder)
            self.steps[run] = step
            self._open.append((step, folder))
        return self.steps[run]

    def run(self) -> None:
        """Follow the inputs until there are no more."""
        while self._open:
            step, folder = self._open.pop()
            kept = {path: content for path, content in step.content["inputs"].items() if _checked(content)}
            for key, value in step.parameters.items():
                for text in _texts(value):
                    parent = self._parent_of(step, key, text, folder, kept)
                    if parent not in (None, step):
                        step.read_from(parent, key)

    def _parent_of(self, step: Step, key: str, text: str, folder: str, kept: dict):
        """The step that made what a text names, as a file or among the kept contents; None where there is none."""
        path = _existing(text, folder)
        if path is None:
            return self.step_of(kept[text], folder) if text in kept else None
        step.inputs.setdefault(key, []).append(path)
        parent = self.visit(path, os.path.splitext(os.path.basename(path))[0])
        if parent is None or not any(made.path == path for made in parent.files):
            self.data.setdefault(path, []).append((step, key))
        return parent

    def add_siblings(self) -> None:
        """Further files of the runs in the folders of their known ones, and the judgements behind known weights."""
        known = set(self.steps)
        weights = {text for step in self.steps.values() for text in _texts(step.parameters.get("WEIGHTS"))}
        folders = {os.path.dirname(os.path.abspath(made.path)) for step in self.steps.values() for made in step.files}
        for folder in sorted(folders):
            for name in sorted(os.listdir(folder)):
                path = os.path.join(folder, name[: -len(".json")])
                if not name.endswith(".json") or not os.path.isfile(path):
                    continue
                content = None if os.path.normcase(path) in self._seen else self._read(path)
                if content is None:
                    continue
                judged = content["algorithm"] == "esp:ahp" and content["numbers"].get("WEIGHTS") in weights
                if judged or _run_of(content) in known:
                    self.visit(path, os.path.splitext(os.path.basename(path))[0])
        self.run()
        self._link_weights()
        self._link_corridors()

    def _link_corridors(self) -> None:
        """In a model corridors may go from one step to the next without a file: those of the same sources do."""
        found = {str(step.parameters.get("SOURCES")): step for step in self.steps.values() if step.name == "corridors"}
        for step in self.steps.values():
            parent = found.get(str(step.parameters.get("SOURCES")))
            lost = step.parameters.get("CORRIDORS") and not step.inputs.get("CORRIDORS")
            if lost and parent not in (None, *step.parents):
                step.parents.append(parent)

    def _link_weights(self) -> None:
        """Weights go from one step to the next as a text, not as a file."""
        judged = {str(step.numbers.get("WEIGHTS")): step for step in self.steps.values() if step.name == "ahp"}
        for step in self.steps.values():
            parent = judged.get(str(step.parameters.get("WEIGHTS")))
            if parent is not None and step.name == "weightedoverlay" and parent not in step.parents:
                step.parents.append(parent)

    def _of_folder(self, path: str):
        """The step that filled the folder of a file."""
        folder = os.path.dirname(os.path.abspath(path))
        for name in _FOLDERS:
            content = self._read(os.path.join(folder, name))
            if content is not None and content["algorithm"] == f"esp:{name}":
                return self.step_of(content, folder)
        return None

    def _read(self, path: str):
        """The JSON beside a file; None where there is none, or none of ours."""
        beside = path + ".json"
        if not os.path.isfile(beside):
            return None
        content = known_json(beside)
        if content is None:
            self.damaged.append(beside)
            return None
        if not isinstance(content, dict) or not str(content.get("algorithm", "")).startswith("esp:"):
            return None
        content.setdefault("inputs", {})
        if not _checked(content):
            self.damaged.append(beside)
            return None
        return content


def _run_of(content: dict) -> str:
    """What tells one run from another."""
    return json.dumps([content[part] for part in ("algorithm", "parameters", "numbers")], sort_keys=True)


def _checked(content) -> bool:
    """Whether a JSON file has the parts that `sidecar.content` writes; tables that are none are taken out."""
    if not isinstance(content, dict) or not isinstance(content.get("algorithm"), str):
        return False
    content.setdefault("inputs", {})
    content.setdefault("charts", {})
    if any(not isinstance(content.get(part), dict) for part in ("parameters", "numbers", "tables", "inputs", "charts")):
        return False
    if not isinstance(content.get("messages"), list):
        return False
    _move_to_new_keys(content)
    content["tables"] = {key: table for key, table in content["tables"].items() if _is_table(table)}
    return True


def _move_to_new_keys(content: dict) -> None:
    """Runs of earlier versions wrote the keys of then."""
    algorithm = algorithm_of(content["algorithm"])
    if algorithm is not None:
        with suppress(InputError):
            content["parameters"] = with_new_keys(algorithm, content["parameters"])[0]


def _is_table(table) -> bool:
    if not isinstance(table, dict) or not all(isinstance(values, list) for values in table.values()):
        return False
    return len({len(values) for values in table.values()}) <= 1


def _texts(value):
    """All texts in a parameter's value that may be paths."""
    if isinstance(value, str):
        if value and len(value) < _LONGEST_PATH and "\n" not in value:
            yield value
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))


def _existing(text: str, folder: str):
    """The file that a text names: as it says, or beside the JSON file when the folder was moved."""
    path = text.split("|")[0]
    if not os.path.splitext(path)[1]:
        return None
    if os.path.isabs(path) or ntpath.isabs(path):
        tried = [path, os.path.join(folder, name_of(path))]
    else:
        tried = [place_of(path, folder)]
    return next((place for place in tried if os.path.isfile(place)), None)


def _ordered(steps: list, places: dict) -> list:
    """Chapter by chapter; inside a chapter no step comes before those that it reads."""
    last = len(CHAPTERS)

    def rank(number: int) -> tuple:
        place, group = places.get(steps[number].algorithm, (len(places), ""))
        return CHAPTERS.index(group) if group in CHAPTERS else last, place, number

    index = {id(step): number for number, step in enumerate(steps)}
    chapter = [rank(number)[0] for number in range(len(steps))]
    waits = [
        {index[id(parent)] for parent in step.parents if chapter[index[id(parent)]] == chapter[number]}
        for number, step in enumerate(steps)
    ]
    ready = [rank(number) for number, parents in enumerate(waits) if not parents]
    heapq.heapify(ready)
    done, order = set(), []
    while len(order) < len(steps):
        if not ready:
            # Files that were written over can make a circle: begin with the first of the rest.
            ready = [min(rank(number) for number in range(len(steps)) if number not in done)]
        number = heapq.heappop(ready)[2]
        if number in done:
            continue
        done.add(number)
        order.append(steps[number])
        for other, parents in enumerate(waits):
            if other not in done and number in parents:
                parents.discard(number)
                if not parents:
                    heapq.heappush(ready, rank(other))
    return sorted(order, key=lambda step: rank(index[id(step)])[0])
