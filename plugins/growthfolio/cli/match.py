"""`growthfolio match`: two-way selection: stable pairings, and why."""

from collections.abc import Sequence
from pathlib import Path

import click

from growthfolio.authoring.accepting import accept, write_accepted
from growthfolio.authoring.creating import replace
from growthfolio.cli.command import CLEAN, FINDINGS, Call, option, text_or_json
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.rounds import Question, asked, looked_over
from growthfolio.matching import Matching, Pair, match
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.title import DEFAULT_LANGUAGE, LANGUAGES
from growthfolio.reporting import json_text, report
from growthfolio.reporting.matching import lines, proof
from growthfolio.words import speech


@subcommand(
    "match",
    N_(
        "Pair mentees with mentors as both sides rank each other.\n\n"
        "ROUND is a file of two-way selection. The pairing is stable: no two would "
        "both rather have each other. Nothing is written unless --out or --write says "
        "so. Exits with 1 where the round, or the pairing to verify, is not in order."
    ),
)
@click.argument("round_file", metavar="ROUND", type=click.Path(path_type=Path))
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    text=N_("Write the proof to this file: it names people, and is for the office."),
)
@option(
    "--verify",
    "pairing",
    type=click.Path(path_type=Path, dir_okay=False),
    text=N_("Look a pairing over instead: a proof, or any file with “pairs:”."),
)
@option("--write", is_flag=True, text=N_("Write the pairings into the profiles."))
@text_or_json
def command(  # noqa: PLR0913 - one parameter per option
    call: Call,
    round_file: Path,
    *,
    out: Path | None,
    pairing: Path | None,
    write: bool,
    style: str,
) -> int:
    """Read the round, match or verify it, and write what is asked for."""
    _refuse_mistakes(round_file, out, pairing)
    cohort, question, findings = asked(call, round_file)
    if question is None:
        return _found(call, cohort, findings, style)
    if pairing is not None:
        return _verify(call, question, pairing, style, write=write)
    matching = match(question.round, cohort)
    written, findings = _accept(call, question, matching.pairs, write=write)
    if findings:
        return _found(call, cohort, findings, style)
    if out is not None:
        replace(out, json_text(_proof(question, matching)).encode("utf-8"))
    if style == "json":
        document = {**_proof(question, matching), "written": list(written)}
        click.echo(json_text(document), nl=False)
        return CLEAN
    click.echo("\n".join(lines(matching, cohort, call.speech)))
    _say_written(call, written, wanted=write)
    return CLEAN


def _refuse_mistakes(round_file: Path, out: Path | None, pairing: Path | None) -> None:
    """A proof never takes the place of the round, and verifying makes none."""
    if out is not None and out.resolve() == round_file.resolve():
        raise RefusalError(phrase("--out names the round itself; name another file"))
    if out is not None and pairing is not None:
        raise RefusalError(phrase("--verify makes no proof; leave --out away"))


def _verify(
    call: Call, question: Question, pairing: Path, style: str, *, write: bool
) -> int:
    pairs, findings = looked_over(call, question, pairing)
    written: tuple[str, ...] = ()
    if not findings:
        written, findings = _accept(call, question, pairs, write=write)
    if findings or style == "json":
        return _found(call, question.cohort, findings, style)
    call.say(phrase("{n} pairs looked over; none could do better", n=len(pairs)))
    _say_written(call, written, wanted=write)
    return CLEAN


def _accept(
    call: Call, question: Question, pairs: Sequence[Pair], *, write: bool
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The profiles that were written, and what keeps them from being so."""
    if not write:
        return (), ()
    found = accept(call.root, question.round, question.cohort, pairs)
    if not found.findings:
        write_accepted(call.root, found)
    return tuple(found.files), found.findings


def _say_written(call: Call, written: tuple[str, ...], *, wanted: bool) -> None:
    for path in written:
        call.say(phrase("wrote {path}", path=path))
    if wanted and not written:
        call.say(phrase("every profile has its pairing already"))
    if not wanted:
        call.say(phrase("nothing is written; --write puts pairings into profiles"))


def _proof(question: Question, found: Matching) -> dict[str, object]:
    """The proof in the programme's own language: the same for whoever asks."""
    language = question.cohort.programme.language
    words = speech(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    return {**proof(found, question.cohort, question.path, words)}


def _found(call: Call, cohort: Cohort, findings: Sequence[Finding], style: str) -> int:
    form = "json" if style == "json" else "full"
    text = report(findings, cohort, None, call.speech, form)
    click.echo(text, nl=False)
    return FINDINGS if findings else CLEAN
