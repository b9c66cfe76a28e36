"""The order of rooms: imports point down, from each room only to those below it."""

import ast

import package
import pytest

# From the ground up; a file is a room of its own. A new room takes its place here.
ORDERS = {
    "core": (
        "wording", "errors", "progress", "executors", "memory", "grid", "numbers", "lists", "tables", "classes",
        "present_classes", "legend", "presets", "products", "distance",
        "patches", "groups", "_nearest_boxes", "_box_pairs", "patch_distances", "polygon_distances",
        "terrain", "cost", "circuit", "decision", "detector", "morphology", "services", "health", "comparison",
        "network", "bottlenecks", "sources", "pattern", "zoning", "workflow", "uncertainty", "gallery",
    ),
    "algorithms": (
        "platform", "layers", "writing", "frame", "base", "kit", "maps",
        "resistance", "sources", "network", "circuit", "services", "health", "data", "pattern",
        "studies", "report", "provider",
    ),
}  # fmt: skip


def modules(part):
    """The module names of a part of the house, with their files."""
    folder = package.ROOT / part
    for path in sorted(folder.rglob("*.py")):
        names = path.relative_to(folder).with_suffix("").parts
        yield names[:-1] if names[-1] == "__init__" else names, path


def targets(names, path, known):
    """The modules of the same part that a module imports, wherever in it."""
    folder = names if path.name == "__init__.py" else names[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and 0 < node.level <= len(folder) + 1:
            start = folder[: len(folder) + 1 - node.level] + tuple(node.module.split(".") if node.module else ())
            for alias in node.names:
                yield (*start, alias.name) if (*start, alias.name) in known else start


@pytest.mark.parametrize("part", ORDERS)
def test_every_room_has_its_place(part):
    rooms = {names[0] for names, _ in modules(part) if names}
    assert rooms == set(ORDERS[part])
    assert len(ORDERS[part]) == len(rooms)


@pytest.mark.parametrize("part", ORDERS)
def test_rooms_use_only_what_is_below_them(part):
    known = dict(modules(part))
    floor = {room: number for number, room in enumerate(ORDERS[part])}
    upwards = {
        f"{'.'.join(names)} -> {'.'.join(target)}"
        for names, path in known.items()
        for target in targets(names, path, known)
        if names and target and floor[target[0]] > floor[names[0]]
    }
    assert not upwards


@pytest.mark.parametrize("part", ORDERS)
def test_modules_of_a_room_form_no_circle(part):
    below = {names: set(targets(names, path, set(dict(modules(part))))) - {names} for names, path in modules(part)}
    while True:
        free = {names for names, used in below.items() if not used & set(below)}
        if not free:
            break
        below = {names: used for names, used in below.items() if names not in free}
    assert not below, sorted(".".join(names) for names in below)
