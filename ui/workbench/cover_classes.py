"""Land covers of a study: which legend their classes tell, and how they are shown by it."""

from __future__ import annotations

from ...core.workflow.blocks import LANDCOVER
from . import layer_facts
from .class_shares import ClassShares
from .cover_look import dress, repaint
from .session_part import SessionPart

# The roles of land covers.
_COVERS = (LANDCOVER.key, "landcovers")


class CoverClasses(SessionPart):
    """Counts the classes of the land covers and shows them with names and colours.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session):
        super().__init__(session)
        self.shares = ClassShares(self)
        self.shares.counted.connect(self._on_counted)

    def look(self) -> None:
        """Have the classes of the land cover counted, which tell its legend."""
        route, study = self._session.route, self._session.study
        for layer in route.layers(study, LANDCOVER.key)[:1]:
            if not route.is_legend_known(study, layer):
                self.shares.shares(layer)
        self.dress_all()

    def dress_all(self) -> None:
        """Show land covers with names and colours once it is known what their classes mean."""
        route, study, project = self._session.route, self._session.study, self._session.project
        covers = [layer for role in _COVERS for layer in route.chosen_layers(study, role)]
        first = route.chosen_layers(study, LANDCOVER.key)[:1]
        if not first or not route.is_legend_known(study, first[0]):
            return
        product = route.legend_name(study, as_chosen=True)
        # It is done anew where a project is opened: nobody need save what he has not changed.
        is_clean = not project.isDirty()
        for layer in dict.fromkeys(covers):
            values = self.shares.shares(layer)
            if values and dress(layer, product, values):
                repaint(layer, self._session.iface)
                project.setDirty(not is_clean)

    def _on_counted(self, key: str) -> None:
        """Keep what the classes of a land cover tell of its legend."""
        layers = {layer.id(): layer for layer in self._session.route.layers(self._session.study, LANDCOVER.key)}
        if key in layers:
            found = layer_facts.recognised_legend(layers[key], self.shares.shares(layers[key]))
            self._session.study.legends[layer_facts.token(layers[key])] = found
            self._session.touch()
        self.dress_all()
