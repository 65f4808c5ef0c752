"""A Dask cluster of separate processes makes the very pages one process makes."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import Struct

from fake_site import site
from growthfolio.cli import main
from growthfolio.model.refusal import RefusalError
from growthfolio.pages.views import Page, Site
from growthfolio.rendering import ALONE, Workers, render_each
from growthfolio.rendering.cluster import crew_of_cluster
from planting import put
from rendering.page_html import LINKS
from twenty import FILES

distributed = pytest.importorskip("distributed")

pytestmark = pytest.mark.filterwarnings("default")
TESTS = str(Path(__file__).parents[1])


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers, each a process of its own."""
    before = os.environ.get("PYTHONPATH")
    # Workers must find what the tests define.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (TESTS, before)))
    settings: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1}
    with distributed.LocalCluster(
        processes=True, dashboard_address=None, host="127.0.0.1", **settings
    ) as cluster:
        yield cluster.scheduler_address
    os.environ.pop("PYTHONPATH")
    if before is not None:
        os.environ["PYTHONPATH"] = before


class Length(Struct, frozen=True):
    """What is gained beside a page; kills one worker of the cluster, once."""

    mark: str = ""
    asked: int = 0

    def __call__(self, html: str) -> bytes:
        """The length, and sometimes the end."""
        mark = Path(self.mark)
        if self.mark and os.getpid() != self.asked and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return str(len(html)).encode()


def rendered(workers: Workers, terms: Length, overrides: str = "") -> list[object]:
    whole: Site = site()
    # Enough of them for every worker to have several pieces.
    pages: tuple[Page, ...] = whole.pages * 8
    made = render_each(
        whole, pages, LINKS, overrides=overrides, workers=workers, terms_of=terms
    )
    return list(made)


def test_the_pages_are_the_same(scheduler: str) -> None:
    cluster = Workers(executor="dask", scheduler=scheduler)
    assert rendered(cluster, Length()) == rendered(ALONE, Length())


def test_a_sites_own_fragments_go_along(scheduler: str, tmp_path: Path) -> None:
    own = put(tmp_path, {"card.html": "mine: {{ card.title }}"})
    cluster = Workers(executor="dask", scheduler=scheduler)
    found = rendered(cluster, Length(), str(own))
    assert found == rendered(ALONE, Length(), str(own))
    assert "mine: " in repr(found)


def test_a_worker_that_is_killed_is_not_missed(scheduler: str, tmp_path: Path) -> None:
    deadly = Length(str(tmp_path / "killed"), os.getpid())
    cluster = Workers(executor="dask", scheduler=scheduler)
    found = rendered(cluster, deadly)
    assert (tmp_path / "killed").exists()
    assert found == rendered(ALONE, Length())


def test_where_nobody_listens_it_is_said() -> None:
    with (
        pytest.raises(RefusalError) as refusal,
        crew_of_cluster("tcp://127.0.0.1:9", print),
    ):
        pass
    assert refusal.value.sentence.values["code"] == "GF911"


def test_a_whole_site_is_the_same_byte_for_byte(scheduler: str, tmp_path: Path) -> None:
    root = put(tmp_path / "programme", FILES)
    sites = [
        built(root, *words)
        for words in (("--jobs", "1"), ("--jobs", "3"), ("--scheduler", scheduler))
    ]
    assert len(sites[0]) > 20
    assert sites == [sites[0]] * 3


def built(root: Path, *words: str) -> dict[str, bytes]:
    out = root.parent / "site"
    asked = ("build", "--no-cache", "--root", str(root), "--out", str(out), *words)
    result = CliRunner().invoke(main, asked, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    found = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
