"""Soil retention against InVEST, stage by stage and end to end, and its properties."""

import json

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.services.class_table import read_class_table
from esp_toolbox.core.services.sediment_delivery import (
    connectivity_index,
    delivery_ratio,
    downslope_component,
    sediment_deposition,
    upslope_component,
)
from esp_toolbox.core.services.soil_loss import cover_weight, ls_factor, potential_loss, slope_weight
from esp_toolbox.core.services.soil_retention import SedimentOptions, soil_retention
from esp_toolbox.core.terrain.flow_network import flow_network
from hypothesis import given
from hypothesis import strategies as st
from reference_basins import golden_basin, reference_basin
from terrain_cases import terraces


def _factors(basin):
    table = read_class_table(basin.table("sdr_biophysical"), ("usle_c", "usle_p"), "biophysical")
    rows = table.rows(*basin.land_cover())
    return table.column("usle_c")[rows], table.column("usle_p")[rows]


def _run(basin, flow, **options):
    inputs = [basin.input(name) for name in ("dem", "erosivity", "erodibility")]
    options = SedimentOptions(flow, basin.threshold, **options)
    return soil_retention(*inputs, *_factors(basin), basin.cell_size, options)


def _same(ours, theirs, rtol=0.0, atol=0.0):
    assert np.array_equal(np.isnan(ours), np.isnan(theirs))
    np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=atol)


def test_end_to_end_equals_invest():
    basin = golden_basin()
    result = _run(basin, "MFD")
    _same(result.rkls, basin.output("sdr_mfd_rkls"), rtol=2e-6)
    _same(result.connectivity, basin.output("sdr_mfd_ic"), atol=5e-7)
    _same(result.sdr, basin.output("sdr_mfd_sdr_factor"), atol=1e-7)
    _same(result.export, basin.output("sdr_mfd_sed_export"), rtol=5e-6)
    _same(result.deposition, basin.output("sdr_mfd_sed_deposition"), rtol=5e-6)
    _same(result.avoided_export, basin.output("sdr_mfd_avoided_export"), rtol=5e-6)
    result = _run(basin, "D8")
    _same(result.sdr, basin.output("sdr_d8_sdr_factor"), atol=1e-7)
    _same(result.avoided_export, basin.output("sdr_d8_avoided_export"), rtol=5e-6)


@pytest.mark.parametrize("instance", ["mini", "basin"])
@pytest.mark.parametrize("flow", ["MFD", "D8"])
def test_every_raster_of_the_reference_basins_end_to_end(oracles, instance, flow):
    basin = reference_basin(oracles, instance)

    def invest(name):
        return basin.output(f"sdr_{flow.lower()}_{name}")

    result = _run(basin, flow)
    assert np.array_equal(result.filled, invest("pit_filled_dem"), equal_nan=True)
    assert np.array_equal(result.directions, basin.raw(f"sdr_{flow.lower()}_flow_direction"))
    streams = np.where(np.isnan(invest("stream")), False, invest("stream") == 1)
    assert np.array_equal(result.streams, streams)
    _same(result.slope, invest("slope"), rtol=1e-6)
    _same(result.accumulation, invest("flow_accumulation"), rtol=1e-7)
    _same(result.ls, invest("ls"), rtol=2e-6)
    for ours, theirs in (
        (result.rkls, "rkls"),
        (result.usle, "usle"),
        (result.avoided_erosion, "avoided_erosion"),
        (result.export, "sed_export"),
    ):
        # InVEST takes sines and powers in single precision, which processors round differently.
        _same(ours, invest(theirs), rtol=1.5e-6)
    _same(result.connectivity, invest("ic"), atol=1e-6)
    _same(result.sdr, invest("sdr_factor"), atol=1e-7)
    # Within the tolerance of a single stage, although dT subtracts nearly equal ratios.
    _same(result.deposition, invest("sed_deposition"), rtol=5e-6)
    _same(result.avoided_export, invest("avoided_export"), rtol=5e-6)


@pytest.mark.parametrize("instance", ["mini", "basin"])
@pytest.mark.parametrize("flow", ["MFD", "D8"])
def test_every_stage_from_the_one_before(oracles, instance, flow):
    basin = reference_basin(oracles, instance)
    network = flow_network(basin.raw(f"sdr_{flow.lower()}_flow_direction"))

    def invest(name):
        return network.gather(basin.output(f"sdr_{flow.lower()}_{name}"))

    cover, practice = (network.gather(layer) for layer in _factors(basin))
    slope, cells, streams = invest("slope"), invest("flow_accumulation"), invest("stream") == 1
    _same(ls_factor(cells, slope, basin.cell_size), invest("ls"), rtol=2e-6)
    rain, soil = (network.gather(basin.input(name)) for name in ("erosivity", "erodibility"))
    potential = np.where(streams, np.nan, potential_loss(invest("ls"), rain, soil))
    _same(potential, invest("rkls"), rtol=5e-7)
    _same(invest("rkls") * cover * practice, invest("usle"), rtol=5e-7)
    weight, fall = cover_weight(cover), slope_weight(slope)
    above = upslope_component(network, weight, fall, cells, basin.cell_size)
    _same(above, invest("d_up"), rtol=5e-7)
    below = downslope_component(network, weight, fall, streams, basin.cell_size, flow == "D8")
    _same(below, invest("d_dn"), rtol=5e-7)
    _same(connectivity_index(invest("d_up"), invest("d_dn")), invest("ic"), atol=1e-6)
    ratio = delivery_ratio(invest("ic"), streams)
    _same(ratio, invest("sdr_factor"), atol=1e-7)
    ratio = invest("sdr_factor")
    _same(invest("usle") * ratio, invest("sed_export"), rtol=1e-6)
    eroded = np.where(streams, 0.0, invest("usle") * (1 - ratio))
    _same(sediment_deposition(network, ratio, eroded), invest("sed_deposition"), rtol=5e-6)
    avoided = invest("avoided_erosion") * ratio + invest("sed_deposition")
    _same(avoided, invest("avoided_export"), rtol=1e-6)


def test_worked_slope_factors(oracles):
    for case in json.loads((oracles / "services" / "worked_cases.json").read_text())["ls_factor"]:
        found = ls_factor(np.array([float(case["flow_acc"])]), np.array([float(case["slope_pct"])]), case["cell"])
        assert found[0] == pytest.approx(case["LS"], rel=1e-9)


def test_slope_factor_by_hand():
    # 9 %, one cell of 22.13 m: the steeper branch, and m = 0.5 up to and with 9 %.
    sine, cosine = np.sin(np.arctan(0.09)), np.cos(np.arctan(0.09))
    length = 22.13 ** (2 * 1.5) / (22.13**2.5 * (sine + cosine) ** 0.5 * 22.13**0.5)
    found = ls_factor(np.array([1.0]), np.array([9.0]), 22.13)
    assert found[0] == pytest.approx(length * (16.8 * sine - 0.5))
    assert ls_factor(np.array([1e9]), np.array([50.0]), 30.0, 2.0)[0] == pytest.approx(
        2.0 * (16.8 * np.sin(np.arctan(0.5)) - 0.5)
    )


def _slope(rows=6, columns=5):
    """A hillside that drains to the south, with a valley in the middle."""
    row, column = np.mgrid[0:rows, 0:columns]
    return 1000.0 - 20.0 * row + 4.0 * np.abs(column - columns // 2)


def _on(elevation, **options):
    shape = elevation.shape
    full = [np.full(shape, value) for value in (300.0, 0.03, 0.2, 1.0)]
    return soil_retention(elevation, *full, 30.0, SedimentOptions(**options))


def test_stream_cells_can_be_filled():
    none, zero, land = (_on(_slope(), stream_threshold=4, stream_cells=rule) for rule in ("nodata", "zero", "land"))
    streams = none.streams
    assert 0 < streams.sum() < streams.size
    assert np.isnan(none.rkls[streams]).all()
    assert (zero.avoided_erosion[streams] == 0).all()
    assert (land.rkls[streams] > 0).all()
    assert np.array_equal(land.export[streams], land.usle[streams])
    assert np.array_equal(land.avoided_export[streams], land.avoided_erosion[streams])
    for name in ("rkls", "usle", "export", "avoided_export", "sdr", "deposition"):
        for other in (zero, land):
            assert np.array_equal(getattr(none, name)[~streams], getattr(other, name)[~streams])


def test_the_textbook_index_counts_metres():
    invest = _on(_slope(), stream_threshold=4, flow="D8")
    textbook = _on(_slope(), stream_threshold=4, flow="D8", index="textbook")
    known = ~np.isnan(invest.connectivity)
    straight = known & (invest.directions == 6)
    # On straight paths the way down is 30 times as long as InVEST's, so the index lies log10(30) lower.
    first = straight & np.roll(invest.streams, -1, axis=0)
    assert first.any()
    np.testing.assert_allclose(
        textbook.connectivity[first], invest.connectivity[first] - np.log10(30.0), rtol=0, atol=1e-5
    )
    assert (textbook.connectivity[known] < invest.connectivity[known] - np.log10(29.9)).all()


def test_drainage_is_stream():
    elevation = _slope()
    full = [np.full(elevation.shape, value) for value in (300.0, 0.03, 0.2, 1.0)]
    drainage = np.zeros(elevation.shape, dtype=bool)
    drainage[2, 1] = True
    result = soil_retention(elevation, *full, 30.0, SedimentOptions(stream_threshold=1e6), drainage)
    assert result.streams.sum() == 1
    assert np.isnan(result.rkls[2, 1])
    assert result.sdr[2, 1] == 1
    assert not np.isnan(result.sdr[1, 1])
    assert np.isnan(result.sdr[5, 4])


@given(terraces(9), st.sampled_from(["MFD", "D8"]), st.sampled_from(["InVEST", "textbook"]))
def test_sediment_is_neither_made_nor_lost(elevation, flow, index):
    if np.isnan(elevation).all():
        return
    random = np.random.default_rng(elevation.size)
    layers = [random.uniform(low, high, elevation.shape) for low, high in ((10, 900), (0.01, 0.06), (0, 1), (0, 1))]
    options = SedimentOptions(flow, 3.0, index=index)
    result = soil_retention(elevation, *layers, 30.0, options)
    land = ~np.isnan(result.rkls)
    assert np.array_equal(np.isnan(result.rkls), np.isnan(elevation) | result.streams)
    assert (result.usle[land] <= result.rkls[land]).all()
    assert (result.usle[land] >= 0).all()
    known = ~np.isnan(result.sdr)
    assert (result.sdr[known] >= 0).all()
    assert (result.sdr[known & ~result.streams] <= 0.8).all()
    # What a cell does not deliver itself is deposited on the way or, at the latest, in the stream. With several
    # receivers some of it may also leave to where no stream is reached.
    held = np.nansum(np.where(known, result.usle - result.export, 0.0), dtype=np.float64)
    deposited = np.nansum(result.deposition, dtype=np.float64)
    assert deposited <= held * (1 + 1e-5) + 1e-9
    if flow == "D8":
        assert deposited == pytest.approx(held, rel=1e-5, abs=1e-9)


def test_a_sea_of_nodata():
    elevation = np.full((40, 60), np.nan)
    elevation[3:9, 50:55] = _slope()
    elevation[30, 2] = 5.0
    result = _on(elevation, stream_threshold=4)
    alone = _on(_slope(), stream_threshold=4)
    assert np.array_equal(result.avoided_export[3:9, 50:55], alone.avoided_export, equal_nan=True)
    assert np.isfinite(result.rkls[30, 2])
    assert np.isnan(result.rkls).sum() == elevation.size - 31 + alone.streams.sum()


def test_flat_land_and_one_cell():
    for elevation in (np.zeros((5, 5)), np.zeros((1, 1))):
        for flow in ("MFD", "D8"):
            result = _on(elevation, flow=flow, stream_threshold=3)
            assert (result.slope == 0).all()
            assert np.isfinite(result.ls).all()


def test_no_common_cell_and_bad_constants():
    nan = np.full((2, 2), np.nan)
    one = np.ones((2, 2))
    with pytest.raises(InputError, match="no cell with data in common"):
        soil_retention(one, nan, one, one, one, 30.0)
    for change in ({"stream_threshold": 0.0}, {"k_b": 0.0}, {"sdr_max": 1.2}, {"l_max": -1.0}):
        with pytest.raises(InputError):
            SedimentOptions(**change)
    for change in ({"flow": "D16"}, {"index": "best"}, {"stream_cells": "sea"}):
        with pytest.raises(ValueError, match="is no option"):
            SedimentOptions(**change)


@pytest.mark.parametrize("after", [0.0, 0.3, 0.6, 0.9])
def test_cancel_is_heard_all_along(after):
    def stop(fraction):
        if fraction >= after:
            raise Cancelled

    elevation = _slope(30, 30)
    full = [np.full(elevation.shape, value) for value in (300.0, 0.03, 0.2, 1.0)]
    with pytest.raises(Cancelled):
        soil_retention(elevation, *full, 30.0, progress=stop)


def test_progress_runs_from_nothing_to_all():
    seen = []
    elevation = _slope(30, 30)
    full = [np.full(elevation.shape, value) for value in (300.0, 0.03, 0.2, 1.0)]
    soil_retention(elevation, *full, 30.0, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
