"""Write resources/models/*.model3; run it with the oldest supported QGIS after a change of steps."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The order of entries in the files follows Qt's hashes.
os.environ["QT_HASH_SEED"] = "0"
ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "scripts"), "/usr/share/qgis/python/plugins"]

import package  # noqa: E402

package.load()

from model_qaidam import qaidam  # noqa: E402
from model_shiyang import shiyang  # noqa: E402
from qgis.core import QgsApplication  # noqa: E402


def main() -> None:
    """Register the provider, write the models."""
    application = QgsApplication([], False)
    application.initQgis()
    from processing.core.Processing import Processing

    Processing.initialize()
    from esp_toolbox.algorithms.provider import EspProvider

    provider = EspProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    for model in (qaidam(), shiyang()):
        model.write(ROOT / "resources" / "models" / f"{model.name}.model3")
    sys.stdout.flush()
    # QGIS may crash while it takes itself down.
    os._exit(0)


if __name__ == "__main__":
    main()
