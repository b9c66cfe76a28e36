"""Pictures of the editors: judgements, factor tables, attitudes to risk, the network."""

from __future__ import annotations

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.utils import iface, plugins
from screenshot_stage import DATA, drawn, main_window, new_project, pause, picture, wait

_JUDGEMENTS = "1,7,3,4,1,2;1/7,1,1/2,1/2,1/5,1/4;1/3,2,1,2,1/2,1;1/4,2,1/2,1,1/3,1/2;1,5,2,3,1,2;1/2,4,1,2,1/2,1"
_SERVICES = (
    ("esp:habitatquality", {"LANDCOVER": "landcover_2023.tif", "PRESET": 1}),
    (
        "esp:wateryield",
        {
            "LANDCOVER": "landcover_2023.tif",
            "PRECIPITATION": "precipitation.tif",
            "ET0": "et0.tif",
            "SOIL_DEPTH": "soil_depth.tif",
            "PAWC": "pawc.tif",
            "PRESET": 1,
        },
    ),
    ("esp:carbonstorage", {"LANDCOVER": "landcover_2023.tif", "PRESET": 1}),
)


def scene() -> None:
    """All of them."""
    new_project()
    main_window()
    _judgements()
    _factors()
    _risk()
    _network()


def _kind(module: str, name: str):
    from importlib import import_module

    return getattr(import_module(f"{type(plugins['esp_toolbox']).__module__.split('.')[0]}.ui.{module}"), name)


def _shown(editor, width: int, height: int, name: str) -> None:
    editor.resize(width, height)
    editor.show()
    # What is computed in the background comes a little later.
    pause(6.0)
    picture(name, editor)
    # Without asking whether to give up what was not used.
    editor.done(0)


def _judgements() -> None:
    names = [step.strip() for step in _factor_names()]
    editor = _kind("ahp.editor", "AhpEditor")(
        iface.mainWindow(), {"MATRIX": _JUDGEMENTS, "NAMES": ", ".join(names)}
    )
    _shown(editor, 980, 560, "ahp_editor")


def _factor_names() -> list:
    from qgis.core import QgsApplication

    model = QgsApplication.processingRegistry().algorithmById("esp:qaidam")
    return model.childAlgorithm("ahp").parameterSources()["NAMES"][0].staticValue().split(",")


def _raster(path, title: str) -> QgsRasterLayer:
    layer = QgsRasterLayer(str(path), title)
    QgsProject.instance().addMapLayer(layer)
    return layer


def _factors() -> None:
    layer = _raster(DATA / "basin" / "ndvi_2023.tif", "NDVI")
    drawn()
    kind = _kind("factors.editor", "FactorTableEditor")
    editor = kind(iface.mainWindow(), {"INPUT": layer.id(), "PRESET": 4}, iface.mapCanvas())
    _shown(editor, 1060, 700, "factor_editor")


def _risk() -> None:
    import processing

    services = []
    for algorithm, inputs in _SERVICES:
        files = {
            key: str(DATA / "basin" / value) if isinstance(value, str) else value for key, value in inputs.items()
        }
        target = DATA / f"{algorithm.split(':')[1]}.tif"
        processing.run(algorithm, {**files, "OUTPUT": str(target)})
        services.append(_raster(target, _title(algorithm)))
    drawn()
    kind = _kind("owa.explorer", "OwaExplorer")
    editor = kind(iface.mainWindow(), {"INPUTS": [layer.id() for layer in services]}, iface.mapCanvas())
    _shown(editor, 1060, 720, "owa_explorer")


def _title(algorithm: str) -> str:
    from qgis.core import QgsApplication

    return QgsApplication.processingRegistry().algorithmById(algorithm).displayName()


def _network() -> None:
    project = QgsProject.instance()
    corridors = QgsVectorLayer(str(DATA / "corridors.gpkg"), _title("esp:corridors"), "ogr")
    sources = QgsVectorLayer(str(DATA / "sources.gpkg"), _title("esp:ecologicalsources"), "ogr")
    project.addMapLayers([corridors, sources])
    resistance = _raster(DATA / "resistance.tif", _title("esp:weightedoverlay"))
    view = _kind("network.view", "NetworkView")(iface.mapCanvas(), None)
    view.show_layers(corridors, None, sources, resistance)
    view.choose([link.pair for link in view.links[3:5]])
    wait(lambda: bool(view.links), 10.0)
    _shown(view, 1060, 520, "network_view")
