"""Whether forms say before their work what their rasters hold: as many bands, cells of that type, or less."""

from contextlib import contextmanager

# From what every format holds to what few do.
_WIDER = ("u1", "i2", "i4", "f4")


@contextmanager
def heard_announcements():
    """What is written though nothing said before that it would be; a sentence for each raster, once the run is over.

    A format that cannot hold a raster is refused when it is announced: by its declaration, or by `will_write`.
    """
    from esp_toolbox.algorithms.frame.outputs import Outputs
    from esp_toolbox.algorithms.frame.parameters import BANDS, CELLS
    from esp_toolbox.algorithms.frame.values import Values
    from esp_toolbox.algorithms.writing.raster_files import prepare_bands

    said: dict = {}
    unheard: list = []
    say, write = Values.will_write, Outputs.write_raster

    def will_write(values, key, bands=1, cells=""):
        said[key] = bands, cells
        say(values, key, bands, cells)

    def write_raster(outputs, key, bands, **details):
        if outputs.wants(key):
            traits = outputs.job.definition(key).metadata()
            count, cells = said.get(key, (1, ""))
            layers, _ = prepare_bands(bands, None)
            kind = layers[0].dtype.str[1:].replace("f8", "f4")
            known = cells or traits[CELLS] or _WIDER[0]
            count = max(count, traits[BANDS])
            # Formats of floats hold one band or any number.
            more = len(layers) > count and (count == 1 or kind != "f4")
            if more or _WIDER.index(kind) > _WIDER.index(known):
                unheard.append(f"{key}: {len(layers)} bands of {kind}, not {count} of {known}")
        write(outputs, key, bands, **details)

    Values.will_write, Outputs.write_raster = will_write, write_raster
    try:
        yield unheard
    finally:
        Values.will_write, Outputs.write_raster = say, write
