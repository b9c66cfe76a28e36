"""Sentences of the log that the report repeats are in the report's language, whatever that of the run was."""

from esp_toolbox.algorithms.platform.language import language
from esp_toolbox.algorithms.report.sources import reason_of_choice
from esp_toolbox.algorithms.report.steps import Step


def test_reason_of_a_scenario_is_in_the_language_of_the_report():
    """A run in English, whose log has the two sentences after another line; the report is in Chinese."""
    values = {"label": "alpha 2", "mean": 6.6, "trade_off": 0.68, "count": 3, "least": 0.5}
    first = (
        "{label} is chosen: the highest mean efficiency ({mean:.3f}) among the {count} scenarios with a trade-off "
        "of {least:g} or more (its own is {trade_off:.3f})."
    )
    second = "Second is {label}: mean efficiency {mean:.3f}, trade-off {trade_off:.3f}."
    said = [text.format(**values) for text in (first, second)]
    templates = [{"text": text, "values": values, "phrases": []} for text in (first, second)]
    numbers = {"REASON": " ".join(said)}
    content = {"messages": ["One.", *said], "templates": [{"text": "One.", "values": {}, "phrases": []}, *templates]}
    run = Step("esp:owa", {**content, "numbers": numbers})
    assert reason_of_choice(run) == numbers["REASON"]
    with language("zh_CN"):
        chinese = reason_of_choice(run)
    assert "alpha 2" in chinese and "6.600" in chinese and "is" not in chinese.split()
    assert reason_of_choice(Step("esp:owa", {**content, "numbers": {"REASON": "Other words."}})) == "Other words."
