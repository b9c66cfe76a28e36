"""Whatever a form asks for says what it is for."""

from qgis.core import QgsProcessingParameterDefinition

HIDDEN = QgsProcessingParameterDefinition.FlagHidden


def test_every_input_has_help(esp_provider):
    lacking = [
        f"{algorithm.id()} {definition.name()}"
        for algorithm in esp_provider.algorithms()
        for definition in algorithm.parameterDefinitions()
        if not definition.help().strip() and not definition.isDestination() and not definition.flags() & HIDDEN
    ]
    assert not lacking


def test_labels_fit_the_form(esp_provider):
    """Longer ones give forms a scroll bar to the side at 1366 x 768; what they would say more belongs into the help."""
    most, most_of_options = 60, 54
    long = []
    for algorithm in esp_provider.algorithms():
        for definition in algorithm.parameterDefinitions():
            if definition.flags() & (HIDDEN | QgsProcessingParameterDefinition.FlagAdvanced):
                continue
            optional = definition.flags() & QgsProcessingParameterDefinition.FlagOptional
            label = definition.description() + (" [optional]" if optional else "")
            options = definition.options() if definition.type() == "enum" else []
            long += [f"{algorithm.id()} {definition.name()}: {label}"] if len(label) > most else []
            long += [f"{algorithm.id()} {definition.name()}: {text}" for text in options if len(text) > most_of_options]
    assert not long
