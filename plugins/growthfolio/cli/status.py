"""`growthfolio status`: the ledger, as text or as JSON."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

import click

from growthfolio.cli.command import CLEAN, Call, option, text_or_json
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.reading import standing_of
from growthfolio.loading.spelling import did_you_mean
from growthfolio.model import period as periods
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.reporting import json_text
from growthfolio.reporting.line import visible
from growthfolio.words import Speech
from growthfolio.words.findings import comment_title
from growthfolio.words.states import LOOKS, state_word

_SOON: Final = timedelta(days=31)
_OPEN: Final = (
    State.MISSING,
    State.INVALID,
    State.DRAFT,
    State.DUE,
    State.AWAITING_COMMENT,
)


@subcommand(
    "status",
    N_(
        "Show who owes what, since when.\n\n"
        "As text only what is open is listed, and what is due within a month, the "
        "longest overdue first; --all lists everything. JSON always has everything "
        "asked for."
    ),
)
@option("--person", metavar="ID", text=N_("Only what is about this mentee."))
@option("--mentor", metavar="ID", text=N_("Only what this mentor owes."))
@option("--unit", metavar="ID", text=N_("Only this unit and its mentees."))
@option("--period", metavar="PERIOD", text=N_("Only a period, or what lies in it."))
@option("--all", "everything", is_flag=True, text=N_("Also what is done or to come."))
@text_or_json
def command(  # noqa: PLR0913 - one parameter per option
    call: Call,
    *,
    person: str | None,
    mentor: str | None,
    unit: str | None,
    period: str | None,
    everything: bool,
    style: str,
) -> int:
    """Filter the ledger and print it."""
    cohort, ledger = standing_of(call)
    units = [one.id for one in cohort.programme.units]
    _refuse_unknown(person, (*cohort.mentee, *cohort.mentor, *units, "cohort"))
    _refuse_unknown(mentor, tuple(cohort.mentor))
    _refuse_unknown(unit, units)
    chosen = [
        obligation
        for obligation in ledger.obligations
        if (person is None or obligation.subject.id == person)
        and (mentor is None or obligation.owner == mentor)
        and (unit is None or _in_unit(obligation, cohort, unit))
        and (period is None or _in_period(obligation, period))
    ]
    if style == "json":
        click.echo(json_text(_as_json(ledger, chosen)), nl=False)
    else:
        for line in _as_text(
            cohort, ledger, chosen, call.speech, everything=everything
        ):
            click.echo(line)
    return CLEAN


def _refuse_unknown(name: str | None, known: Sequence[str]) -> None:
    if name is not None and name not in known:
        raise RefusalError(
            phrase(
                "there is no “{name}” in this programme; {hint}",
                name=name,
                hint=did_you_mean(name, known),
            )
        )


def _in_unit(obligation: Obligation, cohort: Cohort, unit: str) -> bool:
    subject = obligation.subject
    if subject.about is About.UNIT:
        return subject.id == unit
    mentee = cohort.mentee.get(subject.id)
    return mentee is not None and mentee.unit == unit


def _in_period(obligation: Obligation, name: str) -> bool:
    if obligation.period.name == name:
        return True
    wanted = periods.parse(name)
    return (
        wanted is not None
        and obligation.period.start >= wanted.start
        and obligation.period.end <= wanted.end
    )


def _as_json(ledger: Ledger, chosen: Sequence[Obligation]) -> dict[str, object]:
    totals = Counter(str(obligation.state) for obligation in chosen)
    return {
        "today": ledger.today.isoformat(),
        "obligations": [_row(obligation) for obligation in chosen],
        "totals": dict(sorted(totals.items())),
    }


def _row(obligation: Obligation) -> dict[str, object]:
    subject = obligation.subject
    submitted = obligation.submitted
    return {
        "person": subject.id if subject.about is About.MENTEE else None,
        "duty": obligation.duty,
        "period": obligation.period.name,
        "n": obligation.n,
        "owner": obligation.owner,
        "due": obligation.due.isoformat(),
        "state": str(obligation.state),
        "waived": obligation.waived,
        "subject": subject.id,
        "record": obligation.record,
        "submitted": submitted.isoformat() if submitted else None,
    }


def _as_text(
    cohort: Cohort,
    ledger: Ledger,
    chosen: Sequence[Obligation],
    speech: Speech,
    *,
    everything: bool,
) -> Iterator[str]:
    soon = ledger.today + _SOON
    listed = [
        one
        for one in chosen
        if everything
        or (one.state in _OPEN and (one.state is not State.DUE or one.due <= soon))
    ]
    for one in sorted(listed, key=lambda one: (one.due, one.subject, one.duty, one.n)):
        yield visible(_line(one, cohort, speech))
    totals = speech.translate("; ").join(
        f"{state_word(state, speech)} {count}"
        for state in State
        if (count := sum(one.state is state for one in chosen))
    )
    yield speech.fill(
        N_("As of {today}: {totals}."), {"today": ledger.today, "totals": totals}
    )


def _line(one: Obligation, cohort: Cohort, speech: Speech) -> str:
    duty = cohort.programme.duty(one.base_duty)
    title = speech.say(duty.title) if duty else one.base_duty
    if one.is_comment:
        title = comment_title(title, speech)
    return speech.fill(
        N_("{glyph} {state}: {person}, {period}, {duty}; due {due} from {owner}"),
        {
            "glyph": LOOKS[one.state].glyph,
            "state": _state(one, speech),
            "person": _name(cohort, one.subject.id, speech),
            "period": one.period,
            "duty": title if one.n == 1 else f"{title} {one.n}",
            "due": one.due,
            "owner": _name(cohort, one.owner, speech),
        },
    )


def _state(one: Obligation, speech: Speech) -> str:
    word = state_word(one.state, speech)
    if one.waived:
        return speech.fill(N_("{state} (accepted)"), {"state": word})
    return word


def _name(cohort: Cohort, key: str | None, speech: Speech) -> str:
    if key is None:
        return speech.translate(N_("nobody"))
    if key == "office":
        return speech.translate(N_("the office"))
    unit = cohort.programme.unit(key)
    if unit is not None:
        return speech.say(unit.name)
    person = cohort.mentee.get(key) or cohort.mentor.get(key)
    if person is not None:
        return person.name
    return speech.say(cohort.programme.title) if key == "cohort" else key
