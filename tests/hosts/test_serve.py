"""`mkdocs serve`: whatever is written while it runs, it goes on, and says so."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGINT
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from hosts.small_tree import FILES, plant
from planting import put

Home = Callable[[str], str]

# Whoever runs in the background is deaf to Ctrl-C, and hands that down.
STOPPABLE = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


@contextmanager
def serving(root: Path, tool: str = "mkdocs") -> Iterator[Home]:
    """Waits until the served home page says something, and gives that page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-c", STOPPABLE, tool, "serve", "--dev-addr", address]
    with (root / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)

    def wait_for(words: str) -> str:
        said = ""
        until = time.monotonic() + 20
        while words not in said and time.monotonic() < until:
            assert server.poll() is None, (root / "log").read_text()
            time.sleep(0.1)
            try:
                with urlopen(f"http://{address}/") as answer:
                    said = answer.read().decode()
            except URLError:
                continue
        assert words in said, said + (root / "log").read_text()
        return said

    try:
        yield wait_for
    finally:
        server.send_signal(SIGINT)
        server.wait(20)


def test_it_never_stops(tmp_path: Path) -> None:
    """A programme, records and fragments are broken and mended in turn."""
    config = str(FILES["mkdocs.yml"]).replace("material}", "mkdocs, custom_dir: own}")
    root = plant(
        tmp_path,
        **{"mkdocs.yml": config, "programme.yml": "title: [", "own/x.html": ""},
    )
    with serving(root) as home:
        home("GF210")

        put(root, {"programme.yml": FILES["programme.yml"]})
        assert "gf-banner" not in home("Young staff")

        put(root, {"mentors/ben.yml": "name: ["})
        assert "gf-banner" in home("Errors in the files:")

        put(root, {"mentors/ben.yml": FILES["mentors/ben.yml"]})
        put(root, {"portfolios/ada/2026-02/plan.md": "---\nthis is no front matter\n"})
        assert "gf-banner" in home("Errors in the files:")

        put(root, {"portfolios/ada/2026-02/plan.md": "Goals.\n"})
        put(root, {"own/growthfolio/matrix.html": "{% if %}"})
        page = home("matrix.html:1: Expected an expression")
        assert 'class="gf-matrix"' in page


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_a_record_is_served_without_the_generator(tmp_path: Path, tool: str) -> None:
    root = plant(tmp_path)
    with serving(root, tool) as home:
        assert "livereload" in home("Young staff")
        put(root, {"portfolios/cai/profile.yml": "name: Cai\njoined: 2026-04-01\n"})
        home("people/cai")
        (root / "portfolios/cai/profile.yml").unlink()
        put(root, {"portfolios/dan/profile.yml": "name: Dan\njoined: 2026-04-01\n"})
        assert "people/cai" not in home("people/dan")
    said = (root / "log").read_text("utf-8")
    assert said.count("Built without MkDocs") >= 2
    assert said.count("Building documentation") == 1
    # Whoever stops it is told of nothing else.
    assert said.splitlines()[-1].endswith("Shutting down...")
