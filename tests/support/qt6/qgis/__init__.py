"""Small stand-ins for QGIS 4: its modules on PyQt6, as far as the windows and forms of the toolbox need them.

No QGIS with Qt 6 can be installed where the tests run, but PyQt6 can. What a stand-in does not have is refused by its
name, so that a test says what it could not show. Enumerations are those of QGIS 4: scoped.
"""
