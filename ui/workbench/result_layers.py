"""The results of a step become layers of the project."""

from __future__ import annotations

import os

from ...algorithms.platform.language import translate
from ...algorithms.writing.files import remove_folder
from . import layer_facts
from .layer_tree import layers_of_package
from .plan import Output
from .study import Record


class ResultLayers:
    """Shows the results of a session's steps.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session):
        self._session = session

    def show(self, study, name: str, runs: list, before: Record, then) -> None:
        """Show the results of a step, one layer a turn of the event loop, and then call `then`."""
        session = self._session
        title = f"{session.route.number(study, name)} {session.route[name].title()}"
        first = not session.tree.has_group(study, name)
        kept: dict = {}
        for source in self._sources(study, name, runs, study.record(name)):
            session.later.add(self._show_one, study, name, title, source, before, kept)
        session.later.add(self._after_layers, study, name, before, kept, first, then)

    def _sources(self, study, name: str, runs: list, record: Record):
        """(key, source, output) of what becomes a layer."""
        if name == "data":
            yield from self._prepared(study, record)
            return
        for run in runs:
            for key, output in run.outputs.items():
                source = record.results[run.name].get(key)
                if not output.title or not source:
                    continue
                if name == "report" and key == "PATTERN":
                    yield from _pattern(run.name, source)
                    continue
                yield f"{run.name}.{key}", source, output

    def _prepared(self, study, record: Record):
        """The prepared files by the names of the layers that they were made from."""
        folder = record.results["prepare"]["FOLDER"]
        files = {os.path.splitext(entry)[0]: os.path.join(folder, entry) for entry in sorted(os.listdir(folder))
                 if entry.endswith((".tif", ".gpkg"))}  # fmt: skip
        for role in self._session.route["data"].prepared_roles(study):
            for number, layer in enumerate(self._session.route.chosen_layers(study, role)):
                wanted = layer_facts.prepared_name(layer.name(), files)
                if wanted:
                    output = Output("", layer.name(), layer_facts.kind_of(layer) == "raster")
                    yield f"prepare.{role}.{number}", files[wanted], output

    def _show_one(self, study, name, title, source, before, kept) -> None:
        key, path, output = source
        # One file may serve several roles.
        layer_id = kept.get(f"|{path}")
        if not layer_id:
            passing = self._session.runs.has_more
            layer_id = self._session.tree.show(study, name, title, path, output, before.layers.get(key, ""), passing)
            self._session.tree.fold(layer_id)
        kept[key] = kept[f"|{path}"] = layer_id

    def _after_layers(self, study, name, before, kept, first, then) -> None:
        record = study.record(name)
        record.layers = {key: layer for key, layer in kept.items() if layer and not key.startswith("|")}
        self._session.tree.remove(set(before.layers.values()) - set(record.layers.values()))
        if before.folder and before.folder != record.folder:
            remove_folder(before.folder)
        if name == "report":
            if first:
                self._session.tree.hide_steps(study, "report")
            page = record.results.get("report", {}).get("REPORT")
            if page and self._session.route["report"].value(study, "open"):
                self._session.opened.emit(page)
        self._session.finished.emit(name)
        then()


def _pattern(run: str, source: str):
    """The layers of the pattern from top to bottom; those of the study itself and of the scheme are switched off."""
    titles = {
        "break_points": translate("shared", "Break points"),
        "strategic_nodes": translate("shared", "Strategic nodes"),
        "species_records": translate("shared", "Species records"),
        "pinch_points": translate("shared", "Pinch points"),
        "corridors": translate("shared", "Corridors"),
        "barriers": translate("shared", "Barriers"),
        "sources": translate("shared", "Ecological sources"),
        "scheme_points": translate("shared", "Scheme: points"),
        "scheme_axes": translate("shared", "Scheme: axes"),
        "scheme_belt": translate("shared", "Scheme: belt"),
        "scheme_zones": translate("shared", "Scheme: zones"),
    }
    names = layers_of_package(source)
    for name in (name for name in titles if name in names):
        hidden = name.startswith("scheme_")
        yield f"{run}.{name}", f"{source}|layername={name}", Output("", titles[name], hidden=hidden)
