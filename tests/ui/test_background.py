"""Work behind a window: every end is told, in the window's thread, of the newest alone."""

import gc
import threading
import weakref
from pathlib import Path

import pytest
from dialogs import heard
from esp_toolbox.core.errors import InputError
from esp_toolbox.ui.widgets import threads
from esp_toolbox.ui.widgets.background import Background
from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QThreadPool
from qgis.PyQt.QtTest import QTest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def background(qgis_app):
    return Background()


def ended(qtbot, background):
    qtbot.waitUntil(lambda: not background.is_busy, timeout=20000)


def all_ended(qgis_app):
    assert threads.window_threads().waitForDone(20000)
    qgis_app.processEvents()


def test_work_is_done_in_another_thread_and_told_in_that_of_the_window(background, qtbot):
    ends = []
    background.done.connect(lambda result: ends.append((result, threading.get_ident())))
    background.start(lambda progress: threading.get_ident())
    assert background.is_busy
    ended(qtbot, background)
    ((worker, teller),) = ends
    assert teller == threading.get_ident() != worker


@pytest.mark.parametrize(
    "error, words",
    [
        (InputError("{count} cells are too few.", count=3), "3 cells are too few."),
        (OSError("no such file"), "no such file"),
        (TypeError("an error of ours"), "an error of ours"),
    ],
)
def test_every_failure_is_told(background, qtbot, error, words):
    done, failed = heard(background.done), heard(background.failed)

    def work(progress):
        raise error

    background.start(work)
    ended(qtbot, background)
    assert (done, failed) == ([], [words])


def test_only_the_newest_is_heard(background, qtbot, qgis_app):
    done, failed, given_up = heard(background.done), heard(background.failed), []
    may_go_on = threading.Event()

    def older(progress):
        may_go_on.wait(20)
        try:
            progress(0.5)
        except Exception:
            given_up.append("older")
            raise

    background.start(older)
    QTest.qWait(50)
    background.start(lambda progress: "newer")
    background.start(lambda progress: "newest")
    may_go_on.set()
    ended(qtbot, background)
    all_ended(qgis_app)
    assert (done, failed, given_up) == (["newest"], [], ["older"])


def test_what_was_stopped_is_not_heard(background, qgis_app):
    done = heard(background.done)
    background.start(lambda progress: 1)
    background.stop()
    assert not background.is_busy
    all_ended(qgis_app)
    assert done == []


def test_quick_successions_all_end(qtbot, qgis_app):
    """QGIS' task manager loses about one in ten thousand of such works."""
    works = [Background() for _ in range(5)]
    for number in range(200):
        for work in works:
            work.start(lambda progress, parts=range(number): [progress(part) for part in parts])
    for work in works:
        ended(qtbot, work)
    all_ended(qgis_app)
    assert not [number for number in threads._AT_WORK if number < 0]


def test_an_owner_that_is_gone_is_not_told(qgis_app):
    parent, may_go_on, told = QObject(), threading.Event(), []
    background = Background(parent)
    background.done.connect(told.append)
    background.start(lambda progress: may_go_on.wait(20))
    sip.delete(parent)
    may_go_on.set()
    all_ended(qgis_app)
    assert told == []


def test_owners_go_in_the_thread_of_the_window(qgis_app):
    where, may_go_on = [], threading.Event()
    background = Background()
    weakref.finalize(background, lambda: where.append(threading.get_ident()))
    background.start(lambda progress: may_go_on.wait(20))
    del background
    gc.collect()
    assert not where
    may_go_on.set()
    all_ended(qgis_app)
    gc.collect()
    assert where == [threading.get_ident()]


def test_windows_work_in_their_own_threads(qgis_app):
    assert threads.window_threads() is threads.window_threads() is not QThreadPool.globalInstance()
    users = {str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py") if "taskManager" in path.read_text()}
    assert users == {str(Path("ui/widgets/threads.py"))}


def test_the_pool_is_held_by_the_plugin(qgis_app):
    """In QGIS nobody else holds its Python half, and with it go the works that wait."""
    pool = threads.window_threads()
    assert threads.window_threads() is pool
    assert any(value is pool for value in vars(threads).values())


def test_no_thread_ends_that_tasks_and_maps_have_used(qgis_app):
    threads.keep_threads()
    manager = QgsApplication.taskManager()
    # Since QGIS 3.34 tasks have a pool of their own.
    pools = {QThreadPool.globalInstance(), manager.threadPool() if hasattr(manager, "threadPool") else None} - {None}
    assert {pool.expiryTimeout() for pool in pools} == {-1}
