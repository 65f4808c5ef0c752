"""A site as a build leaves it passes; whatever is planted into it is found."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from growthfolio.hosts.site import build_site
from growthfolio.publishing import Promise, verifying
from growthfolio.publishing.verifying import VERIFICATIONS, Verification, verify
from hosts.small_tree import FILES, plant

PAGES = ("index.html", "people/ada/index.html", "404.html")

# What is planted behind the header, and which verification finds it.
OFFENCES = {
    "<script>evil()</script>": verifying.runs_no_other_script,
    "<script type=module>evil()</script>": verifying.runs_no_other_script,
    "<SCRIPT >evil()</SCRIPT\n>": verifying.runs_no_other_script,
    "<script id=__config>evil()</script>": verifying.runs_no_other_script,
    "<p title='<script>'><script>evil()</script>": verifying.runs_no_other_script,
    "<script src=evil.js></script>": verifying.runs_its_own_scripts,
    "<script src=//evil.example.org/a.js></script>": verifying.asks_nobody_else,
    "<img src=x onerror=evil()>": verifying.runs_nothing_by_events,
    "<img/src='x'/OnError\n=\nevil()>": verifying.runs_nothing_by_events,
    '<img title=">" onerror=evil()>': verifying.runs_nothing_by_events,
    "<svg onload=evil()>": verifying.runs_nothing_by_events,
    "<a href=javascript:evil()>x</a>": verifying.leads_to_no_program,
    "<a href=' java\nscript&colon;evil()'>x</a>": verifying.leads_to_no_program,
    "<a href=&#106;avascript:evil()>x</a>": verifying.leads_to_no_program,
    "<a href='data:text/html,<script>'>x</a>": verifying.leads_to_no_program,
    "<a href=x ping=//evil.example.org>x</a>": verifying.leads_to_no_program,
    "<form action=//evil.example.org>": verifying.leads_to_no_program,
    "<button formaction=x>x</button>": verifying.leads_to_no_program,
    "<base href=//evil.example.org>": verifying.holds_no_other_document,
    "<base target=evil>": verifying.holds_no_other_document,
    "<iframe src=x></iframe>": verifying.holds_no_other_document,
    "<iframe srcdoc='x'></iframe>": verifying.holds_no_other_document,
    "<object data=x></object>": verifying.holds_no_other_document,
    "<embed src=x>": verifying.holds_no_other_document,
    "<meta http-equiv=refresh content=0>": verifying.holds_no_other_document,
    "<img src=//evil.example.org/a.png>": verifying.asks_nobody_else,
    "<link rel=stylesheet href=//evil.example.org>": verifying.asks_nobody_else,
    "<p style='background:url(x)'>x</p>": verifying.loads_nothing_by_style,
    "<p style='background:\\75rl(x)'>x</p>": verifying.loads_nothing_by_style,
    "<style>@import 'x'</style>": verifying.loads_nothing_by_style,
    "<style>p{background:URL (x)}</style>": verifying.loads_nothing_by_style,
}
# What is done to the policy of a page.
WEAKER = (
    (r"<meta http-equiv=[^>]*>", ""),
    (r"(<meta http-equiv=[^>]*>)", r"<img src=assets/images/favicon.png>\1"),
    (r"default-src 'none'", "default-src *"),
    (r"default-src 'none'; ", ""),
    (r"object-src 'none'", "object-src 'self'"),
    (r"base-uri 'none'; ", ""),
    (r"script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    (r"script-src 'self'", "script-src 'self' https:"),
    (r"script-src 'self'", "script-src 'self' 'sha256-AAAA'"),
    (r"script-src [^;]*; ", ""),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Promise]:
    """The small programme's site, and what its build promised."""
    config = str(FILES["mkdocs.yml"]).replace(
        "[growthfolio]", "[search, {growthfolio: {search: theme}}]"
    )
    config = config.replace("material}", "material, features: [search.share]}")
    root = plant(tmp_path_factory.mktemp("small"), **{"mkdocs.yml": config})
    out = root / "site"
    return out, build_site(root, out, audience=None, today=None)


@pytest.fixture
def site(built: tuple[Path, Promise], tmp_path: Path) -> tuple[Path, Promise]:
    """The same in a folder to plant into."""
    return copytree(built[0], tmp_path / "site"), built[1]


def found_by(folder: Path, promise: Promise) -> Iterator[Verification]:
    """The verifications that something is wrong for."""
    whole = verifying.Built.of(folder, promise)
    return (one for one in VERIFICATIONS if any(one(whole)))


def test_a_finished_site_passes(built: tuple[Path, Promise]) -> None:
    assert verify(*built) == ()
    assert built[1].scripts > {"'self'"}


@pytest.mark.parametrize("offence", OFFENCES)
def test_what_is_planted_is_found_by_one_verification(
    site: tuple[Path, Promise], offence: str
) -> None:
    """Without it, the site would pass."""
    folder, promise = site
    # The 404 names its files from the host's root, wherever that is.
    by_file = OFFENCES[offence] is verifying.runs_its_own_scripts
    for name in PAGES[:2] if by_file else PAGES:
        page = folder / name
        whole = page.read_text("utf-8")
        page.write_text(whole.replace("</header>", f"</header>{offence}", 1), "utf-8")

        assert list(found_by(folder, promise)) == [OFFENCES[offence]], name
        page.write_text(whole, "utf-8")


@pytest.mark.parametrize(("pattern", "weaker"), WEAKER)
def test_a_policy_that_is_missing_or_weak_is_found(
    site: tuple[Path, Promise], pattern: str, weaker: str
) -> None:
    folder, promise = site
    for name in PAGES:
        page = folder / name
        whole = page.read_text("utf-8")
        changed = re.sub(pattern, weaker, whole, count=1)
        assert changed != whole
        page.write_text(changed, "utf-8")

        assert list(found_by(folder, promise)) == [verifying.has_its_policy], name
        page.write_text(whole, "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "<p>&lt;img src=x onerror=evil()&gt; javascript:evil() style=url(x)</p>",
        "<p title='onerror=evil() <script>evil()</script>'>on time = money</p>",
        "<code>&lt;iframe srcdoc=x&gt; http-equiv action=</code><style></style>",
    ],
)
def test_what_is_only_written_about_is_no_offence(
    site: tuple[Path, Promise], text: str
) -> None:
    """Nobody can hold up a site by what he writes."""
    folder, promise = site
    page = folder / PAGES[0]
    whole = page.read_text("utf-8")
    page.write_text(whole.replace("</header>", f"</header>{text}", 1), "utf-8")

    assert list(found_by(folder, promise)) == []
