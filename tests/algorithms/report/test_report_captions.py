"""Captions of a report tell its tables and figures apart."""

from types import SimpleNamespace

from esp_toolbox.algorithms.kit.blocks import Heading, Table
from esp_toolbox.algorithms.report import chapters


def test_a_caption_of_two_steps_says_what_each_is_about(monkeypatch):
    steps = [SimpleNamespace(name="sensitivitycorrection", about=about) for about in ("Base", "Restored", "")]
    blocks = {
        "Base": [Heading("Before"), Table("Resistance", []), Table("Weights", [])],
        "Restored": [Table("Resistance", [], detail=True)],
        "": [Table("Resistance", [])],
    }
    monkeypatch.setattr(chapters, "_blocks_of", lambda context, step, special: blocks[step.about])
    monkeypatch.setattr(chapters, "step_figures", lambda context, step: [])
    monkeypatch.setattr(chapters, "service_figure", lambda context: (None, []))
    context = SimpleNamespace(
        study=SimpleNamespace(steps=steps),
        algorithm=lambda step: SimpleNamespace(GROUP="resistance"),
        title=lambda step: step.about,
        thing=lambda step: step.about,
    )
    found = chapters.result_chapters(context, lambda fraction: None)
    captions = [block.caption for chapter in found for block in chapter.blocks if isinstance(block, Table)]
    assert captions == ["Resistance: Base", "Weights", "Resistance", "Resistance: Restored"]
