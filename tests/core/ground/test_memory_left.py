"""How much memory is free: the system's figure, what groups leave, the limit of the address space."""

import subprocess
import sys

import package
import pytest
from esp_toolbox.core import memory

GB = 1e9


@pytest.fixture
def linux(tmp_path, monkeypatch):
    """A system whose files are written by the test: ``linux("proc/meminfo", text)``."""
    monkeypatch.setattr(memory, "_PROC", str(tmp_path / "proc"))
    monkeypatch.setattr(memory, "_GROUPS", str(tmp_path / "groups"))
    monkeypatch.setattr(memory.sys, "platform", "linux")

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    write("proc/meminfo", "MemTotal: 20000000 kB\nMemAvailable: 10000000 kB\n")
    return write


def test_without_limits_it_is_what_the_system_has(linux):
    assert memory.free_memory() == 10_000_000 * 1024
    linux("proc/self/cgroup", "0::/user.slice\n")
    linux("groups/user.slice/memory.max", "max\n")
    assert memory.free_memory() == 10_000_000 * 1024


def test_the_groups_of_version_2(linux):
    linux("proc/self/cgroup", "0::/job/step\n")
    linux("groups/job/memory.max", f"{int(4 * GB)}\n")
    linux("groups/job/memory.current", f"{int(1 * GB)}\n")
    linux("groups/job/step/memory.max", "max\n")
    assert memory.free_memory() == pytest.approx(3 * GB)
    # Pages of files that were read are given up when memory is wanted.
    linux("groups/job/memory.stat", f"anon 5\ninactive_file {int(0.5 * GB)}\n")
    assert memory.free_memory() == pytest.approx(3.5 * GB)


def test_a_container_sees_its_group_at_the_root(linux):
    linux("proc/self/cgroup", "0::/docker/abc\n")
    linux("groups/memory.max", f"{int(2 * GB)}\n")
    linux("groups/memory.current", f"{int(1.5 * GB)}\n")
    assert memory.free_memory() == pytest.approx(0.5 * GB)


def test_the_groups_of_version_1(linux):
    linux("proc/self/cgroup", "5:cpu,cpuacct:/\n4:memory:/batch/7\n")
    linux("groups/memory/batch/7/memory.limit_in_bytes", f"{int(3 * GB)}\n")
    linux("groups/memory/batch/7/memory.usage_in_bytes", f"{int(1 * GB)}\n")
    linux("groups/memory/memory.limit_in_bytes", "9223372036854771712\n")
    linux("groups/memory/memory.usage_in_bytes", f"{int(8 * GB)}\n")
    assert memory.free_memory() == pytest.approx(2 * GB)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of the address space are those of Linux")
def test_the_limit_of_the_address_space():
    script = (
        f"import resource, sys; sys.path.insert(0, {str(package.ROOT / 'tests' / 'support')!r}); "
        "import package; package.load(); from esp_toolbox.core import memory; "
        "resource.setrlimit(resource.RLIMIT_AS, (2 * 10**9,) * 2); print(memory.free_memory())"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert 0 < float(told) < 2e9
