"""One command as a whole process tree: how long it takes, how much memory it has."""

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

_PAUSE = 0.05


def seconds(command: Sequence[str], folder: Path) -> float:
    """The wall time of a command; raises CalledProcessError."""
    start = time.perf_counter()
    _run(command, folder)
    return time.perf_counter() - start


def memory(command: Sequence[str], folder: Path) -> float | None:
    """The most MiB a command and its children had together; None off Linux.

    Memory that processes share counts once (proportional set sizes, sampled).
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    most = 0
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            most = max(most, sum(map(_proportional, _tree(process.pid))))
            time.sleep(_PAUSE)
    return most / 1024


def size(folder: Path) -> tuple[int, int, int]:
    """Files, bytes, and the bytes of the largest page."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    sizes = {path: path.stat().st_size for path in files}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    return len(files), sum(sizes.values()), max(pages, default=0)


def first_query(folder: Path) -> int:
    """The most bytes the first word that is searched for on a site has fetched."""
    index = folder / "assets/growthfolio/search"
    sizes = {path.name: path.stat().st_size for path in index.iterdir()}
    start = sizes.pop("index.js") + sizes.pop("pages.js")
    return start + max(sizes.values())


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:])
        done.check_returncode()


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):  # noqa: PTH208 - names will do
        if name.isdigit():
            try:
                stat = Path("/proc", name, "stat").read_text()
            except OSError:
                continue
            parent = int(stat.rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(name))
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += children.get(process, [])
    return found


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line[:4] == "Pss:"), 0)
