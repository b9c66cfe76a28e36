"""What the benchmarks share: the package under its name, CPU time and peak memory."""

import sys
import time
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
import package  # noqa: E402

package.load()
ROUNDS = 3


def seconds(function, *arguments, rounds=ROUNDS, **options):
    """CPU time, best of the rounds, and the last result."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        result = function(*arguments, **options)
        times.append(time.process_time() - start)
    return min(times), result


def peak_bytes(function, *arguments):
    """The greatest memory of a run's own."""
    tracemalloc.start()
    function(*arguments)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
