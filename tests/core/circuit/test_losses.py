"""The account of windows: added up, largest kept, written and read back."""

import json

import pytest
from esp_toolbox.core.circuit.losses import REASONS, Account


def account(factor):
    found = Account(5 * factor, 4 * factor, 10.0 * factor, 7.0 * factor, iterations=11, residual=2e-9)
    found.lose("nodata", 2.0 * factor)
    found.lose("apart", 1.0 * factor, windows=factor)
    found.failed.append((factor, 2))
    return found


def test_a_fresh_account_is_empty_and_its_own():
    first, second = Account(), Account()
    first.lose("ground", 1.0, 1)
    first.failed.append((1, 1))
    assert second.lost == dict.fromkeys(REASONS, 0.0) and second.left_out == dict.fromkeys(REASONS, 0)
    assert (second.failed, second.windows, second.asked, second.iterations, second.residual) == ([], 0, 0.0, 0, 0.0)
    assert second.solved == 0 and second.flowed == 0.0


def test_losses_of_a_reason_are_added_up():
    found = account(1)
    found.lose("nodata", 0.5, windows=3)
    assert (found.lost["nodata"], found.left_out["nodata"]) == (2.5, 3)
    assert (found.lost["apart"], found.left_out["apart"]) == (1.0, 1)
    assert sum(found.lost.values()) == 3.5 and sum(found.left_out.values()) == 4


@pytest.mark.parametrize(("iterations", "residual"), [(3, 1e-8), (40, 1e-12)])
def test_accounts_are_added_and_the_worst_is_kept(iterations, residual):
    found, other = account(1), account(2)
    other.iterations, other.residual = iterations, residual
    found.add(other)
    assert (found.windows, found.solved, found.asked, found.flowed) == (15, 12, 30.0, 21.0)
    assert (found.lost["nodata"], found.lost["apart"], found.left_out["apart"]) == (6.0, 3.0, 3)
    assert found.failed == [(1, 2), (2, 2)]
    assert (found.iterations, found.residual) == (max(11, iterations), max(2e-9, residual))


def test_what_is_written_is_read_back():
    found = account(3)
    state = json.loads(json.dumps(found.state()))
    assert state["failed"] == [[3, 2]] and set(state["lost"]) == set(REASONS)
    assert Account.from_state(state) == found
    # What was written is no longer part of the account.
    kept = found.state()
    found.lose("nodata", 1.0, 1)
    found.failed.append((0, 0))
    assert Account.from_state(kept) == account(3)
