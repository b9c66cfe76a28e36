"""The toolbox in the registry of this QGIS."""

# The registry does not keep the Python part of a provider alive.
_KEPT = []


def register():
    """The provider in the registry, once."""
    from esp_toolbox.algorithms.provider import EspProvider
    from qgis.core import QgsApplication

    registry = QgsApplication.processingRegistry()
    if registry.providerById("esp") is None:
        provider = EspProvider()
        _KEPT.append(provider)
        registry.addProvider(provider)
        provider.add_workflows()
    return registry.providerById("esp")


def run(name, **parameters):
    """Run an algorithm of the toolbox; `qgis_processing` must be there."""
    import processing
    from qgis.core import QgsProcessingFeedback

    register()
    return processing.run(f"esp:{name}", parameters, feedback=QgsProcessingFeedback(False))
