"""Progress is shown to people who wait, and to nobody else."""

import io

import pytest

from growthfolio.progress import (
    Line,
    Profile,
    advancing,
    may_show,
    stage,
    watched_by,
)


class Clock:
    """A clock that is put forward by hand."""

    now = 0.0

    def __call__(self) -> float:
        """The time it is."""
        return self.now


class Terminal(io.StringIO):
    """Something a person looks at."""

    def isatty(self) -> bool:
        """It is one."""
        return True


PERSON = {"TERM": "xterm"}


@pytest.mark.parametrize(
    ("stream", "environment", "shown"),
    [
        (Terminal(), PERSON, True),
        (io.StringIO(), PERSON, False),
        (Terminal(), {**PERSON, "CI": "true"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (Terminal(), {}, False),
    ],
)
def test_it_is_shown_where_a_person_watches(
    stream: io.StringIO, environment: dict[str, str], shown: bool
) -> None:
    assert may_show(stream, environment) is shown


def work(line: Line, clock: Clock, seconds: float) -> None:
    with watched_by(line):
        for _ in advancing("reading", range(4)):
            clock.now += seconds


def test_it_says_stage_count_rate_and_time_left() -> None:
    clock, out = Clock(), Terminal()
    work(Line(out, str.upper, clock), clock, 30)
    assert out.getvalue().split("\r\x1b[K")[1:] == [
        "READING  1/4  0/s  1:30",
        "READING  2/4  0/s  1:00",
        "READING  3/4  0/s  0:30",
        "READING  4/4  0/s  0:00",
        "",
    ]


def test_what_takes_less_than_a_second_is_not_talked_of() -> None:
    clock, out = Clock(), Terminal()
    work(Line(out, str, clock), clock, 0.2)
    assert out.getvalue() == ""


def test_a_line_is_not_written_a_thousand_times() -> None:
    clock, out = Clock(), Terminal()
    line = Line(out, str, clock)
    clock.now = 2.0
    with watched_by(line):
        for _ in advancing("reading", range(1000)):
            clock.now += 0.001
    assert 5 < out.getvalue().count("reading") < 12


def test_the_line_is_gone_after_a_failure() -> None:
    clock, out = Clock(), Terminal()
    line = Line(out, str, clock)
    clock.now = 2.0
    with pytest.raises(ZeroDivisionError), watched_by(line), stage("reading"):
        1 / 0  # noqa: B018
    assert out.getvalue().endswith("reading\r\x1b[K")


def test_time_within_a_part_is_not_the_wholes() -> None:
    clock = Clock()
    profile = Profile(clock)
    with watched_by(profile):
        clock.now += 1
        with stage("load"):
            clock.now += 2
            for _ in advancing("read", "abc"):
                clock.now += 1
        with stage("load"):
            clock.now += 4
    assert profile.rows() == (
        ("load", 6.0, 0.6, 0),
        ("read", 3.0, 0.3, 3),
        ("", 1.0, 0.1, 0),
    )


def test_nobody_need_watch() -> None:
    with stage("alone"):
        assert list(advancing("reading", iter("ab"))) == ["a", "b"]
