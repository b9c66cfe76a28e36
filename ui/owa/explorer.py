"""The OWA explorer: what an attitude to risk means for the map."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal

from ...core.decision.owa_priority import priority_limit
from ...core.decision.owa_scenarios import Rules
from ...core.decision.owa_weights import PAPER_ALPHAS
from ...core.decision.weights import parse_weights
from ...core.errors import InputError
from ...core.numbers import format_numbers, parse_numbers
from ..widgets.layers import parameter_of, raster_of
from ..widgets.open_windows import keep_open
from ..widgets.painting import BAD, QUIET
from ..widgets.text import sentence_of
from .scenario_view import ScenarioView, place_of
from .service_layers import ServiceLayers
from .services import Settings
from .window import OwaWindow

_ORDERING = ("pixel", "layer")
_STANDARDISATION = ("min-max", "percentile", "none")
# So long the slider has to rest until efficiencies are found anew.
_PAUSE = 120


class OwaExplorer(ScenarioView, OwaWindow):
    """Gives the parameters of `esp:owa` that tell the attitude to risk.

    Parameters
    ----------
    parent : QWidget, optional
    values : dict, optional
        What the explorer begins with, by the parameter keys: INPUTS (layers, their ids or files), ALPHAS (the first),
        ORDERING, CRITERION_WEIGHTS, STANDARDISATION, PERCENTILES, CLASSES, PRIORITY_CLASSES, EFFICIENCY.
    canvas : QgsMapCanvas, optional
        Whose part of the layers is shown; by default QGIS' own.

    Attributes
    ----------
    run_wanted : signal(dict)
        After `chosen`: the seven scenarios are to be run at once.
    """

    ALGORITHM = "esp:owa"
    PAGE = "owa"

    run_wanted = pyqtSignal(dict)

    def __init__(self, parent=None, values=None, canvas=None):
        super().__init__(parent)
        values = values or {}
        self.setWindowTitle(self.tr("OWA explorer"))
        self.services = ServiceLayers(canvas, self)
        self._classes = int(values.get("CLASSES") or 5)
        self._priority_classes = int(values.get("PRIORITY_CLASSES") or 2)
        self._standardised_efficiency = bool(values.get("EFFICIENCY"))
        self._sentence = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._build()
        self.use_seven = self.add_button(
            self.tr("Run the seven"), self.tr("Run the seven scenarios of the paper."), self._use_seven
        )
        self.use_alpha = self.add_button(
            self.tr("Use this alpha"), self.tr("Hand this one scenario on."), self._use_alpha, main=True
        )
        self._begin(values)
        self._begun_with = self._attitude()
        self._connect()
        self._read()
        self.begin_with(160, 40)

    def _begin(self, values):
        layers = values.get("INPUTS") or []
        found = [raster_of(layer) for layer in (layers if isinstance(layers, (list, tuple)) else [layers])]
        weights = []
        try:
            weights = parse_numbers(str(values.get("CRITERION_WEIGHTS") or ""))
            alphas = parse_numbers(str(values.get("ALPHAS") or ""))
            if alphas and alphas != list(PAPER_ALPHAS) and alphas[0] > 0.0:
                self.slider.set_alpha(alphas[0])
        except InputError as error:
            self.warn(sentence_of(error))
        self.table.show_layers([layer for layer in found if layer is not None], weights)
        self.ordering.setCurrentIndex(int(values.get("ORDERING") or 0))
        self.standardisation.setCurrentIndex(int(values.get("STANDARDISATION") or 0))
        if values.get("PERCENTILES"):
            self.percentiles.setText(str(values["PERCENTILES"]))
        self.percentiles.setEnabled(self.standardisation.currentIndex() == 1)

    def _attitude(self) -> tuple:
        """What the user has set: layers, weights, attitude to risk."""
        try:
            weights = self.table.weights_text()
        except InputError:
            weights = None
        layers = [layer.id() for layer in self.table.layers()]
        choices = self.ordering.currentIndex(), self.standardisation.currentIndex(), self.percentiles.text().strip()
        return layers, weights, self.slider.alpha, *choices

    def has_changes(self) -> bool:
        """Whether something was set that nobody has taken."""
        return self._attitude() != self._begun_with

    def _connect(self):
        self.slider.moved.connect(self._moved)
        self.slider.refused.connect(self._refused)
        self.table.layers_changed.connect(self._read)
        self.table.weights_changed.connect(self._settle)
        self.ordering.currentIndexChanged.connect(self._settle)
        self.standardisation.currentIndexChanged.connect(self._settle)
        self.percentiles.editingFinished.connect(self._settle)
        self.priority.toggled.connect(self._paint)
        self.judge.clicked.connect(self._judge)
        self.services.combined.connect(self._combined)
        self.services.seen.connect(self._paint)
        self.services.curved.connect(self._curved)
        self.services.judged.connect(self._judged)
        self.services.failed.connect(self._stop_at)
        self.services.curve_failed.connect(self._no_curve)
        self.services.judge_failed.connect(self._unjudged)
        self._rest.timeout.connect(lambda: self.services.judge(self.slider.alpha))

    # -- settings --------------------------------------------------------------------------

    def settings(self) -> Settings:
        """How the layers are combined.

        Raises
        ------
        InputError
            For weights, percentiles or classes that cannot be used.
        """
        weights = self.table.weights_text()
        count = len(self.table.layers())
        percentiles = parse_numbers(self.percentiles.text())
        standardisation = _STANDARDISATION[self.standardisation.currentIndex()]
        if standardisation == "percentile" and not (
            len(percentiles) == 2 and 0.0 <= percentiles[0] < percentiles[1] <= 100.0
        ):
            raise InputError("Give two rising percentiles from 0 to 100, for example 2,98.")
        priority_limit(self._classes, self._priority_classes)
        rules = Rules(
            _ORDERING[self.ordering.currentIndex()],
            tuple(parse_weights(weights, count)) if weights else None,
            self._classes,
            self._priority_classes,
            self._standardised_efficiency,
        )
        return Settings(standardisation, tuple(percentiles), rules)

    def _checked_settings(self):
        """The settings, or None with the sentence shown."""
        self.percentiles.setEnabled(self.standardisation.currentIndex() == 1)
        try:
            settings = self.settings()
        except InputError as error:
            self.table.mark_weights(_are_weights_wrong(self.table))
            self._stop_at(sentence_of(error))
            return None
        self.table.mark_weights(False)
        return settings

    def _read(self):
        """Other layers were chosen."""
        layers = self.table.layers()
        if len(layers) < 2:
            self.services.take([], Settings())
            self._stop_at(self.tr("Tick at least two services."), QUIET)
            return
        settings = self._checked_settings()
        if settings is not None:
            self._wait()
            self.services.take(layers, settings)

    def _settle(self, *_):
        """The same layers, combined in another way."""
        if len(self.table.layers()) < 2:
            return
        settings = self._checked_settings()
        if settings is None:
            return
        self._wait()
        if self.services.is_read:
            self.services.settle(settings)
        else:
            self.services.take(self.table.layers(), settings)

    def _wait(self):
        self._sentence = ""
        self.line.say(QUIET, self.tr("Reading the services ..."))
        self.curve.show_note(self.tr("Computing ..."))
        self._show_weights()
        self._enable(False)

    def _stop_at(self, sentence: str, state: str = BAD):
        self.services.stop()
        self._sentence = sentence
        self.line.say(state, sentence)
        self.picture.clear(sentence)
        self.curve.show_note(" ")
        self._show_numbers(None)
        self._show_weights()
        self._enable(False)

    def _no_curve(self, reason: str):
        """Some alphas cannot be combined with these weights; the one of the slider perhaps can."""
        self.curve.show_note(reason)
        self.use_seven.setEnabled(False)

    def _unjudged(self, reason: str):
        """This alpha cannot be combined; another one perhaps can."""
        self.line.say(BAD, reason)
        self.use_alpha.setEnabled(False)
        self._show_numbers(None)

    def _enable(self, state: bool):
        self.use_alpha.setEnabled(state)
        self.use_seven.setEnabled(state)
        self.judge.setEnabled(len(self.table.layers()) >= 2)

    # -- showing ---------------------------------------------------------------------------

    def _combined(self):
        self._say_cells()
        self._enable(True)
        self.services.judge(self.slider.alpha)

    def _moved(self, alpha: float):
        """The slider moves: weights, map and point follow at once, efficiencies when it rests."""
        self._show_weights()
        self._paint()
        self._show_point()
        self._rest.start()

    def _refused(self, sentence: str):
        if sentence:
            self.line.say(BAD, sentence)
            self._enable(False)
        elif self.services.services is not None and not self._sentence:
            self._combined()

    def _judged(self, point):
        if abs(point.weights.alpha - self.slider.alpha) > 1e-12 * point.weights.alpha:
            return
        self._show_numbers(point)
        if not self.use_alpha.isEnabled():
            self.use_alpha.setEnabled(True)
            self._say_cells()
        if self.curve.curve:
            self.curve.show_point(place_of(point))

    # -- the result ------------------------------------------------------------------------

    def _judge(self):
        """Criterion weights by AHP."""
        from ..ahp.editor import AhpEditor

        names = [layer.name().replace(",", " ") for layer in self.table.layers()]
        editor = AhpEditor(self, {"NAMES": ", ".join(names)})
        editor.chosen.connect(self._take_weights)
        editor.setWindowModality(Qt.WindowModality.WindowModal)
        keep_open(editor)

    def _take_weights(self, values: dict):
        weights = parse_numbers(values["WEIGHTS"])
        if len(weights) == len(self.table.layers()):
            self.table.show_layers(self.table.layers(), weights)
            self._settle()
        else:
            self.warn(self.tr("The weights are for another number of services."))

    def values(self, alphas) -> dict:
        """The parameters of `esp:owa` for these alphas.

        Raises
        ------
        InputError
            For weights that cannot be used.
        """
        return {
            "INPUTS": [parameter_of(layer) for layer in self.table.layers()],
            "ALPHAS": format_numbers(alphas),
            "ORDER_WEIGHTS": "",
            "ORDERING": self.ordering.currentIndex(),
            "CRITERION_WEIGHTS": self.table.weights_text(),
            "STANDARDISATION": self.standardisation.currentIndex(),
            "PERCENTILES": self.percentiles.text().strip(),
        }

    def _use_alpha(self):
        self.give(self.values([self.slider.alpha]))

    def _use_seven(self):
        values = self.values(PAPER_ALPHAS)
        self.give(values)
        self.run_wanted.emit(values)

    def done(self, result):
        """Read no longer."""
        self._rest.stop()
        self.services.close()
        super().done(result)


def _are_weights_wrong(table) -> bool:
    try:
        table.weights_text()
    except InputError:
        return True
    return False
