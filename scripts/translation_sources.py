"""Finds every text that users read, with the context in which it is looked up at run time.

`pylupdate` knows one context a file and sees neither the templates of errors and log lines nor the texts of models and
presets; here each kind of text is collected by the rule by which it is translated:

* ``self.tr("...")``: the class; for a base class, those that derive from it;
* `TITLE`, `SUMMARY`, `TAGS` and `ABOUT` of a class that derives from `EspAlgorithm`, and the literals that its calls
  of ``self.add_...`` hand to the form as label, help, options or filter: the class as well; those of
  ``form.add_...``, in helpers of several forms: "shared";
* ``shared_tr("...")``, the labels of resources/report/words.csv and ``tell("...")`` in methods.txt there: "shared";
* ``translate("context", "...")``: as it says;
* the first argument of `InputError` and its kind, ``job.log`` and ``job.warn``, and ``phrase("...")``: "messages";
* titles, steps, inputs and outputs of the definitions of workflows: "models";
* names of the classes of land-cover products: "classes"; of factors, services and land covers in presets: "names".
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
import package  # noqa: E402

package.load()
from esp_toolbox.core.workflow import definitions, study_layers  # noqa: E402

FOLDERS = ("core", "algorithms", "ui")
FILES = ("plugin.py",)

_ERRORS = {"EspError", "InputError", "MemoryNeeded", "NotConverged", "NothingFound"}
_MESSAGES = {"log", "warn"}
# The wrappers themselves hand a variable on.
_WRAPPERS = {"tr", "shared_tr", "message", "translate", "_shown"}
# What an algorithm says of itself: texts without a call, translated by the base class where they are shown.
_FORM = "EspAlgorithm"
_SAID = ("TITLE", "SUMMARY", "TAGS", "ABOUT")
# What a form declares: parameters of the methods ``add_...`` of the class that has them all.
_DECLARES = "ParameterForm"
_DECLARED = ("label", "help", "options", "filter")
# Two letters, or a unit of one behind a number.
_WORD = re.compile(r"[A-Za-z]{2}|^ m$")
# Not those that choose between words: {count:corridor|corridors}.
_FIELD = re.compile(r"\{[^{}|]*\}")


@dataclass
class Texts:
    """What was found.

    Parameters
    ----------
    found : dict of (str, str) to list of str
        (context, source) to the places "file:line" in the order of reading.
    problems : list of str
        Places whose text cannot be collected, with the reason.
    """

    found: dict = field(default_factory=lambda: defaultdict(list))
    problems: list = field(default_factory=list)

    def add(self, context: str, source: str, place: str) -> None:
        """Note a text; those without a letter and an order of fields need no translation."""
        if _WORD.search(_FIELD.sub("", source)) or len(_FIELD.findall(source)) > 1:
            self.found[context, source].append(place)


def collect(root: Path = ROOT) -> Texts:
    """All texts of the plugin.

    Parameters
    ----------
    root : Path
        The checkout.

    Returns
    -------
    Texts
    """
    texts = Texts()
    trees = {}
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            trees[path.relative_to(root).as_posix()] = ast.parse(path.read_text(encoding="utf-8"))
    for name in FILES:
        trees[name] = ast.parse((root / name).read_text(encoding="utf-8"))
    families, declarations = _families(trees.values()), _declarations(trees.values())
    for name, tree in trees.items():
        _Collector(name, families, declarations, texts).visit(tree)
    if root == ROOT:
        _add_workflows(texts)
    _add_presets(root, texts)
    return texts


# -- Python ----------------------------------------------------------------------------------


def _families(trees) -> dict:
    """Class name to the names of the classes whose instances may look up its texts."""
    bases, made = {}, set()
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = [_name(base) for base in node.bases]
            elif isinstance(node, ast.Call):
                made.add(_name(node.func))
    heirs = defaultdict(set)
    for name in bases:
        stack = list(bases[name])
        while stack:
            base = stack.pop()
            if base in bases and name not in heirs[base]:
                heirs[base].add(name)
                stack.extend(bases[base])
    return {
        name: sorted(heirs[name] | ({name} if name in made or not heirs[name] else set())) for name in bases
    }


def _declarations(trees) -> dict:
    """Name of a method that declares a part of a form to the names of its parameters, without self."""
    return {
        method.name: [parameter.arg for parameter in method.args.args[1:]]
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name == _DECLARES
        for method in node.body
        if isinstance(method, ast.FunctionDef) and method.name.startswith("add_")
    }


def _name(node) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literals(node):
    """The texts that an argument may be: one, or those of a conditional; None where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        parts = [_literals(node.body), _literals(node.orelse)]
        return None if None in parts else [*parts[0], *parts[1]]
    return None


class _Collector(ast.NodeVisitor):
    """Walks through one file."""

    def __init__(self, file: str, families: dict, declarations: dict, texts: Texts):
        self.file = file
        self.families = families
        self.declarations = declarations
        self.texts = texts
        self.classes: list = []
        self.functions: list = []
        # Other names for shared_tr: ``say = algorithm.shared_tr``, also ``say, runs = algorithm.shared_tr, page.runs``.
        self.aliases: set = set()
        self.marks_phrases = False

    def visit_Assign(self, node):
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts))
            for name, value in pairs:
                if isinstance(value, (ast.Attribute, ast.Name)) and _name(value) == "shared_tr":
                    self.aliases.add(_name(name))
        self.generic_visit(node)

    def visit_ImportFrom(self, node):
        self.marks_phrases |= any(name.name == "phrase" for name in node.names)
        self.aliases |= {name.asname for name in node.names if name.name == "shared_tr" and name.asname}

    def visit_ClassDef(self, node):
        self.classes.append(node.name)
        if node.name in self.families.get(_FORM, ()):
            self._said(node)
        self.generic_visit(node)
        self.classes.pop()

    def _said(self, form) -> None:
        """The texts of an algorithm's class attributes."""
        for statement in form.body:
            if not isinstance(statement, ast.Assign) or _name(statement.targets[0]) not in _SAID:
                continue
            parts = [statement.value]
            if isinstance(statement.value, ast.Call):
                parts = [*statement.value.args, *(keyword.value for keyword in statement.value.keywords)]
            for part in parts:
                self._take(statement, self.families[form.name], part)

    def visit_FunctionDef(self, node):
        self.functions.append(node.name)
        self.generic_visit(node)
        self.functions.pop()

    def visit_Call(self, node):
        name = _name(node.func)
        if node.args and not (self.functions and self.functions[-1] in _WRAPPERS):
            if name == "shared_tr" or (isinstance(node.func, ast.Name) and name in self.aliases):
                self._take(node, ["shared"], node.args[0])
            elif name == "tr":
                self._own(node)
            elif name in self.declarations and isinstance(node.func, ast.Attribute):
                self._declared(node, _name(node.func.value))
            elif name == "translate" and len(node.args) > 1:
                self._translate(node)
            elif name in _ERRORS or name == "phrase" or (name in _MESSAGES and self._is_job(node.func)):
                self._take(node, ["messages"], node.args[0])
        self.generic_visit(node)

    def _is_job(self, function) -> bool:
        # Windows have a warn of their own, for texts that are translated already.
        jobs = ("job", "_job", "self") if self.file.startswith("algorithms") else ("job", "_job")
        return isinstance(function, ast.Attribute) and _name(function.value) in jobs

    def _own(self, node) -> None:
        if isinstance(node.args[0], ast.Attribute) and node.args[0].attr in _SAID:
            return
        if not isinstance(node.func, ast.Attribute) or _name(node.func.value) != "self" or not self.classes:
            self._problem(node, "tr of another object: its class is not known here, use shared_tr")
            return
        self._take(node, self.families[self.classes[-1]], node.args[0])

    def _declared(self, node, form: str) -> None:
        """The literals of a part of a form; what is no literal was translated where it was made."""
        contexts = {"self": self.families[self.classes[-1]] if self.classes else [], "form": ["shared"]}.get(form, [])
        arguments = dict(zip(self.declarations[_name(node.func)], node.args))
        arguments.update((keyword.arg, keyword.value) for keyword in node.keywords)
        for name in _DECLARED:
            argument = arguments.get(name)
            for part in getattr(argument, "elts", [argument]):
                if isinstance(part, ast.JoinedStr) or _literals(part) is not None:
                    self._take(node, contexts, part)

    def _translate(self, node) -> None:
        contexts, known = _literals(node.args[0]), _literals(node.args[1]) is not None
        if contexts is None and known:
            self._problem(node, "the context is no literal")
        # What is no literal is looked up: a text of a file or a phrase.
        elif known or (contexts is not None and contexts[0] not in COLLECTED):
            self._take(node, contexts, node.args[1])

    def _take(self, node, contexts, argument) -> None:
        literals = _literals(argument)
        if literals is None and self.marks_phrases and isinstance(argument, ast.Name):
            return
        if literals is None:
            holder = f"{_name(node.func)}()" if isinstance(node, ast.Call) else _name(node.targets[0])
            self._problem(node, f"the text of {holder} is no literal")
            return
        for literal in literals:
            for context in contexts:
                self.texts.add(context, literal, f"{self.file}:{node.lineno}")

    def _problem(self, node, reason: str) -> None:
        self.texts.problems.append(f"{self.file}:{node.lineno}: {reason}")


# Contexts whose texts are data, collected from the files that hold them.
COLLECTED = ("models", "classes", "names", "messages", "shared")
# Files of presets and the column that holds names.
_NAMES = (
    ("weights/*.csv", "name"),
    ("services/service_categories.csv", "service"),
    ("services/service_categories.csv", "category"),
    ("services/shiyang_threats.csv", "threat"),
)


# -- models, presets -------------------------------------------------------------------------


def _add_workflows(texts: Texts) -> None:
    for workflow in definitions.workflows():
        place = f"core/workflow/definitions/{workflow.name}.py"
        for source in workflow_texts(workflow):
            texts.add("models", source, place)
    for layer in study_layers.STUDY_LAYERS:
        for source in (layer.title, layer.help):
            texts.add("models", source, "core/workflow/study_layers.py")


def workflow_texts(workflow) -> list:
    """Titles, help, steps, inputs, outputs and factors of a workflow."""
    found = [workflow.title, workflow.short, workflow.description]
    for entry in (*workflow.layers, *workflow.parameters):
        found += [entry.title, entry.help]
    for parameter in workflow.parameters:
        found.append(parameter.empty)
    for step in workflow.steps:
        found += [step.title, step.factor, *(output.title for output in step.outputs)]
    return [text for text in found if text]


def _add_presets(root: Path, texts: Texts) -> None:
    presets = root / "resources" / "presets"
    for path in sorted((presets / "legends").glob("*.csv")):
        if path.stem == "land_cover_names":
            continue
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                place = path.relative_to(root).as_posix()
                texts.add("classes", row["name"], place)
                texts.add("names", plain_name(row["land_cover"]), place)
    for pattern, column in _NAMES:
        for path in sorted(presets.glob(pattern)):
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            for row in rows:
                texts.add("names", plain_name(row[column]), path.relative_to(root).as_posix())
    for path in sorted((presets / "products").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                texts.add("messages", row["title"], path.relative_to(root).as_posix())
    for path in (root / "resources" / "report").glob("words.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["kind"] != "symbol":
                    texts.add("shared", row["label"], path.relative_to(root).as_posix())
    for path in (root / "resources" / "report").glob("methods.txt"):
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            place = f"{path.relative_to(root).as_posix()}:{call.lineno}"
            if getattr(call.node, "name", "") != "tell":
                continue
            if isinstance(call.args[0], nodes.Const):
                texts.add("shared", call.args[0].value, place)
            else:
                texts.problems.append(f"{place}: the text of tell() is no literal")


def plain_name(name: str) -> str:
    """A name of a factor, service or land cover as it is looked up: in small letters, with blanks."""
    return name.replace("_", " ").strip().casefold()
