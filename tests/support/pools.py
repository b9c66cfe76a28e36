"""Processes for tests that compute in several."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def forked_processes(workers):
    """A pool of forked processes: others, which Python 3.14 starts by itself, do not know the tests' package."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork"))
