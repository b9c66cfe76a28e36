"""esp:ecologicalsources: cores that edges alone part, sources side by side, one source that holds nearly everything."""

import numpy as np
import pytest

CELL = 30.0


@pytest.fixture
def cores(tif):
    """Cores of 6 x 6 cells: three cells apart (a track with an edge on both sides), five cells, far away."""
    array = np.zeros((30, 80), dtype=np.uint8)
    for column in (2, 11, 22, 60):
        array[4:10, column : column + 6] = 1
    return tif("cores", array)


def found(esp, layer, **options):
    result = esp("ecologicalsources", INPUT=layer, MIN_DPC=0.0, OUTPUT="TEMPORARY_OUTPUT", **options)
    return result["COUNT"], "\n".join(esp.feedback.lines)


def test_cores_parted_by_their_edges_are_one(esp, cores):
    assert found(esp, cores)[0] == 4
    count, text = found(esp, cores, EDGE_WIDTH=1)
    assert count == 3 and "Patches up to 90 m apart are one: two edges and a cell." in text
    assert found(esp, cores, EDGE_WIDTH=2)[0] == 2
    # What is given in metres goes before.
    assert found(esp, cores, EDGE_WIDTH=2, BRIDGE_GAPS=0.0)[0] == 4
    assert found(esp, cores, EDGE_WIDTH=0, BRIDGE_GAPS=100.0)[0] == 3


def test_warnings(esp, cores, tif):
    array = np.zeros((20, 40), dtype=np.uint8)
    array[2:6, 2:8], array[2:6, 10:16], array[2:6, 18:24] = 1, 1, 1
    text = found(esp, tif("side_by_side", array))[1]
    assert "Half of the 3 sources have another one within 60 m, less than 4 cells" in text
    assert "of the connectivity (dPC)" not in text
    array = np.zeros((40, 80), dtype=np.uint8)
    array[2:38, 2:50], array[10:12, 76:78] = 1, 1
    text = found(esp, tif("one_large", array))[1]
    assert "Source 1 holds 100 % of the connectivity (dPC): the others hardly matter to it." in text
    assert "another one within" not in text
