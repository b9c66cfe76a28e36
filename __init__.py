"""ESP Toolbox: ecological security patterns in QGIS."""


def classFactory(iface):
    """Entry point of QGIS; `iface` is None in `qgis_process`."""
    from .plugin import EspToolboxPlugin

    return EspToolboxPlugin(iface)
