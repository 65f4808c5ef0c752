"""A pattern says where in a path the person, the date and the kind stand."""

import pytest

from growthfolio.authoring.importing.pattern import Pattern, first_match
from growthfolio.model.refusal import RefusalError


def said(pattern: str, path: str) -> dict[str, str] | None:
    found = Pattern(pattern).match(path)
    return dict(found.texts) if found and found.strict else None


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        (
            "{person}/updates/{date}.md",
            "lin/updates/2024-05-7.md",
            {"person": "lin", "date": "2024-05-7"},
        ),
        ("{person}/updates/{date}.md", "a/lin/updates/2024-05-07.md", None),
        (
            "{*}/{person}/{date}.md",
            "2024/林 晓禾/5月7日.md",
            {"person": "林 晓禾", "date": "5月7日"},
        ),
        (
            "*/{person}/{date}.md",
            "x/lin/20240507.md",
            {"person": "lin", "date": "20240507"},
        ),
        ("{*}/{person}/{date}.md", "a/b/lin/2024-05-07.md", None),
        (
            "**/{person}/{date}.md",
            "a/b/lin/2024-05-07.md",
            {"person": "lin", "date": "2024-05-07"},
        ),
        (
            "**/{person}/{date}.md",
            "lin/2024-05-07.md",
            {"person": "lin", "date": "2024-05-07"},
        ),
        (
            "{person}/{date}-{kind}.md",
            "lin/2024-05-07-stand-up.md",
            {"person": "lin", "date": "2024-05-07", "kind": "stand-up"},
        ),
        (
            "{person}-{date}{*}.md",
            "lin-2024-05-07 (final).md",
            {"person": "lin", "date": "2024-05-07"},
        ),
        (
            "{person}/{from}~{to}.md",
            "lin/2024.05.06~05.19.md",
            {"person": "lin", "from": "2024.05.06", "to": "05.19"},
        ),
        (
            "{person}/{date}.md",
            "lin/2026.10.05~2026.10.18.md",
            {"person": "lin", "date": "2026.10.05~2026.10.18"},
        ),
        ("{person}/{person}-{date}.md", "lin/bo-2024-05-07.md", None),
        (
            "{person}/{person}-{date}.md",
            "lin/lin-2024-05-07.md",
            {"person": "lin", "date": "2024-05-07"},
        ),
        ("{person}/a.b/{date}.md", "lin/axb/2024-05-07.md", None),
    ],
)
def test_what_it_reads(
    pattern: str, path: str, expected: dict[str, str] | None
) -> None:
    assert said(pattern, path) == expected


def test_names_composed_in_two_ways_are_the_same() -> None:
    """File systems of Apple write é as two characters."""
    assert said("caf\u00e9/{person}/{date}.md", "cafe\u0301/lin/2024-05-07.md")


def test_what_only_lacks_a_date_is_known_for_it() -> None:
    found = Pattern("{person}/{date}.md").match("lin/index.md")

    assert found is not None
    assert not found.strict
    assert found.texts == {"person": "lin", "date": "index"}


def test_the_first_that_fits_wins_but_a_date_beats_none() -> None:
    patterns = (Pattern("{date}/{person}.md"), Pattern("{person}/{date}.md"))

    found = first_match(patterns, "lin/2024-05-07.md")
    assert found is not None
    assert found[0] is patterns[1]
    first = first_match(
        (patterns[1], Pattern("{person}/{date}{*}.md")), "a/2024-05-07.md"
    )
    assert first is not None
    assert first[0] is patterns[1]
    assert first_match(patterns, "README") is None


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        ("{persn}/{date}.md", "person"),
        ("{person}/notes.md", "{date}"),
        ("{date}.md", "{person}"),
        ("{person}/{date}/{from}.md", "one of them"),
    ],
)
def test_a_pattern_that_cannot_serve_is_refused(pattern: str, word: str) -> None:
    with pytest.raises(RefusalError) as refusal:
        Pattern(pattern)
    told = refusal.value.sentence
    assert word in f"{told.text} {told.values} {told.values.get('hint')}"
