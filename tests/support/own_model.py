"""A user's model with outputs that versions of QGIS name in different ways, and its run in the QGIS that is there.

``python tests/support/own_model.py`` keeps the model and the record of its run in tests/data/records, named by the
versions; the tests read those of all other versions.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import package
from osgeo import gdal, osr

FOLDER = package.ROOT / "tests" / "data" / "records"
# Step to its titles: equal ones, one in Chinese alone, one that begins with a digit, a colon, capitals.
TITLES = {
    "b": {"OUTPUT": "Classes", "CLASS_TABLE": "等级"},
    "a": {"OUTPUT": "Classes", "CLASS_TABLE": "2 Größe (ha)"},
    "esp:classify_1": {"OUTPUT": "Result: Classes", "CLASS_TABLE": "形态"},
}
# What the record of a run calls them, and their files, in every version.
OUTPUTS = {
    "a:2 Größe (ha)": "2_größe_ha.csv",
    "a:Classes": "classes.tif",
    "b:Classes": "classes_2.tif",
    "b:等级": "等级.csv",
    "esp:classify_1:Result: Classes": "result_classes.tif",
    "esp:classify_1:形态": "形态.csv",
}


def own_model():
    """The model, as the Graphical Modeler of this QGIS makes it."""
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterRasterLayer,
    )

    model = QgsProcessingModelAlgorithm("own model", "mine")
    model.addModelParameter(
        QgsProcessingParameterRasterLayer("surface", "Surface"), QgsProcessingModelParameter("surface")
    )
    for number, (step, titles) in enumerate(TITLES.items()):
        child = QgsProcessingModelChildAlgorithm("esp:classify")
        child.setChildId(step)
        source = QgsProcessingModelChildParameterSource
        child.addParameterSources("INPUT", [source.fromModelParameter("surface")])
        child.addParameterSources("CLASSES", [source.fromStaticValue(3 + number)])
        outputs = {}
        for key, title in titles.items():
            output = QgsProcessingModelOutput(title)
            output.setDescription(title)
            output.setChildId(step)
            output.setChildOutputName(key)
            outputs[title] = output
        child.setModelOutputs(outputs)
        model.addChildAlgorithm(child)
    return model


def write_surface(path):
    """The raster that the model is run on."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 9, 8, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((500000.0, 100.0, 0.0, 4000000.0, 0.0, -100.0))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32647)
    dataset.SetProjection(reference.ExportToWkt())
    dataset.GetRasterBand(1).WriteArray(np.arange(72, dtype=np.float32).reshape(8, 9))


def main():
    """Run the model, keep it and its record; returns the application, which must live till the end."""
    package.load()
    from esp_toolbox.algorithms.platform.version import VERSION
    from qgis.core import Qgis, QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    import provider
    from processing.core.Processing import Processing

    Processing.initialize()
    provider.register()
    version = "_".join(Qgis.QGIS_VERSION.split("-")[0].split(".")[:2])
    folder = Path(tempfile.mkdtemp())
    write_surface(folder / "surface.tif")
    model = own_model()
    # Models that were loaded keep the names of the version that wrote them; here they are new.
    assert model.toFile(str(folder / f"own_{version}.model3"))
    content = {"workflow": f"own_{version}.model3", "inputs": {"surface": "surface.tif"}}
    (folder / "own.json").write_text(json.dumps(content), encoding="utf-8")
    provider.run("runworkflow", PARAMETERS=str(folder / "own.json"), FOLDER=str(folder))
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / f"own_{version}.model3", FOLDER)
    shutil.copy(folder / "workflow.json", FOLDER / f"own_{version}_toolbox_{VERSION}.json")
    print(version, VERSION, sorted(path.name for path in folder.iterdir()))
    sys.stdout.flush()
    return application


if __name__ == "__main__":
    kept = main()
    import os

    os._exit(0)
