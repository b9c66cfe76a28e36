"""The years of a workflow's layers are told as a table before its first step."""

from esp_toolbox.algorithms.studies.input_years import tell_years
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback


class Feedback(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.lines = []

    def pushInfo(self, info):
        self.lines.append(info)

    def pushWarning(self, warning):
        self.lines.append(f"! {warning}")


def told(given):
    feedback = Feedback()
    model = QgsApplication.processingRegistry().createAlgorithmById("esp:qaidam")
    tell_years(model, given, QgsProcessingContext(), feedback)
    return feedback.lines


def test_layers_are_matched_by_their_years(sample_basin, esp_provider):
    covers = [str(sample_basin / f"landcover_{year}.tif") for year in (2023, 2003)]
    npp = [str(sample_basin / f"npp_{year}.tif") for year in (2003, 2023)]
    lines = told({"landcover": covers[0], "landcovers": covers, "npp": npp})
    assert "Year 2003: landcover_2003; npp_2003." in lines
    assert "Year 2023: landcover_2023; npp_2023." in lines
    assert lines == [*dict.fromkeys(lines)]


def test_nothing_is_told_without_lists(sample_basin, esp_provider):
    assert told({"landcover": str(sample_basin / "landcover_2023.tif")}) == []
