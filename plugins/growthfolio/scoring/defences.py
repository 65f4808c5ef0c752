"""Defences: each slot's scores, those that do not count, and the result (N-14)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from growthfolio.checking.finding import finding_on
from growthfolio.checking.naming import person_name
from growthfolio.model.assessment import WHOLE
from growthfolio.model.defence import DefencePolicy
from growthfolio.model.duty import About
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.period import add_days
from growthfolio.model.phrase import Filling
from growthfolio.model.place import Place
from growthfolio.model.record import Record, Subject
from growthfolio.model.rules import assessment as rules
from growthfolio.model.rules.people import DUPLICATE_ID
from growthfolio.model.score import DefenceResult, DefenceState, RaterScore
from growthfolio.scoring.arithmetic import mean, of_hundred, rounded
from growthfolio.scoring.evidence import Evidence


class Slot(Struct, frozen=True, kw_only=True):
    """Somebody's turn in a round; `index` is its row in the round's table."""

    policy: DefencePolicy
    round: Record
    index: int
    subject: Subject
    on: date
    panel: tuple[str, ...]

    @property
    def release(self) -> date | None:
        """The first day the results may be known; None: as soon as they are there."""
        value = self.round.fields.get(self.policy.results_on)
        return value if isinstance(value, date) else None


class Heard(Struct):
    """What was found of one or many slots."""

    results: list[DefenceResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def defences(evidence: Evidence) -> Heard:
    """Every slot of every round, and what is wrong with it."""
    heard = Heard()
    for policy in evidence.cohort.programme.defences:
        for slot in _slots(evidence, policy):
            heard.results.append(_result(evidence, slot, heard.findings))
    heard.results.sort(key=lambda one: (one.subject, one.defence, one.on, one.round))
    return heard


def _slots(evidence: Evidence, policy: DefencePolicy) -> Iterator[Slot]:
    whole = Subject(About.COHORT, "cohort")
    for record in evidence.about(whole, policy.round):
        panel = record.fields.get(policy.panel, ())
        listed = panel if isinstance(panel, tuple) else (panel,)
        names = tuple(name for name in listed if isinstance(name, str))
        for index, row in enumerate(record.rows(policy.slots)):
            person, on = row.get("person"), row.get("on")
            if isinstance(person, str) and isinstance(on, date):
                yield Slot(
                    policy=policy,
                    round=record,
                    index=index,
                    subject=Subject(About.MENTEE, person),
                    on=on,
                    panel=names,
                )


def _result(evidence: Evidence, slot: Slot, findings: list[Finding]) -> DefenceResult:
    path = _sheet_path(evidence, slot)
    sheet = evidence.record.get(path)
    release = slot.release
    appeal = slot.policy.appeal
    result = DefenceResult(
        subject=slot.subject,
        defence=slot.policy.id,
        round=slot.round.at.path,
        on=slot.on,
        sheet=path,
        state=DefenceState.SCHEDULED,
        release=release,
        appeal_until=(
            add_days(release, appeal) if release is not None and appeal else None
        ),
    )
    if sheet is None or sheet.draft or not sheet.readable:
        if slot.on >= evidence.today:
            return result
        if sheet is None:
            findings.append(_without_sheet(evidence, slot, path))
        return replace(result, state=DefenceState.WITHOUT_SHEET)
    scores = tuple(_eligible(evidence, slot, sheet, findings))
    needed = max(slot.policy.quorum, 2 * slot.policy.drop + 1)
    if len(scores) < needed:
        findings.append(
            _on_sheet(
                slot,
                rules.QUORUM_NOT_MET,
                sheet,
                sheet.head.marks.place(slot.policy.scores),
                found=len(scores),
                quorum=needed,
            )
        )
        raters = tuple(RaterScore(rater=r, score=s, counted=False) for r, s in scores)
        return replace(result, state=DefenceState.BELOW_QUORUM, raters=raters)
    raters = _counted(scores, slot.policy.drop)
    full = _full_marks(evidence, slot, sheet)
    value = mean(of_hundred(one.score, full) for one in raters if one.counted)
    return replace(result, state=DefenceState.HELD, score=rounded(value), raters=raters)


def _sheet_path(evidence: Evidence, slot: Slot) -> str:
    """Where the scores lie: the record of the slot's period, or of its day."""
    for obligation in evidence.all_owed(slot.subject, slot.policy.sheet):
        if slot.on in obligation.period:
            return obligation.path
    return f"{slot.subject.folder}/{slot.on.isoformat()}/{slot.policy.sheet}.md"


def _full_marks(evidence: Evidence, slot: Slot, sheet: Record) -> Decimal:
    duty = evidence.duty(slot.policy.sheet, sheet.at.period)
    table = duty.fields.get(slot.policy.scores) if duty is not None else None
    column = table.columns.get("score") if table is not None else None
    return column.max if column is not None and column.max else WHOLE


def _counted(
    scores: tuple[tuple[str, Decimal], ...], drop: int
) -> tuple[RaterScore, ...]:
    """The scores with the extremes marked; of equal ones the later rater's goes."""
    order = sorted(range(len(scores)), key=lambda index: (scores[index][1], index))
    kept = set(order[drop : len(order) - drop])
    return tuple(
        RaterScore(rater=rater, score=score, counted=index in kept)
        for index, (rater, score) in enumerate(scores)
    )


def _eligible(
    evidence: Evidence, slot: Slot, sheet: Record, findings: list[Finding]
) -> Iterator[tuple[str, Decimal]]:
    """The scores of those who may score, each once."""
    seen: set[str] = set()
    for index, row in enumerate(sheet.rows(slot.policy.scores)):
        rater, score = row.get("rater"), row.get("score")
        if not isinstance(rater, str) or not isinstance(score, Decimal):
            continue
        place = sheet.head.marks.item(slot.policy.scores, index)
        rule = _objection(evidence, slot, rater)
        if rule is None and rater in seen:
            rule = DUPLICATE_ID
        seen.add(rater)
        if rule is None:
            yield rater, score
            continue
        gaps: dict[str, Filling] = {
            "name": person_name(evidence.cohort, slot.subject.id),
            "rater": person_name(evidence.cohort, rater),
            "id": rater,
        }
        findings.append(_on_sheet(slot, rule, sheet, place, **gaps))


def _objection(evidence: Evidence, slot: Slot, rater: str) -> Rule | None:
    """Why somebody may not score, if so."""
    if rater == slot.subject.id:
        return rules.SELF_SCORED
    mentee = evidence.cohort.mentee.get(slot.subject.id)
    pairings = mentee.mentors if mentee is not None else ()
    if not slot.policy.own_mentor and any(
        pairing.mentor == rater and pairing.holds(slot.on) for pairing in pairings
    ):
        return rules.OWN_MENTOR_SCORES
    if slot.panel and rater not in slot.panel:
        return rules.NOT_ON_PANEL
    return None


def _on_sheet(
    slot: Slot, rule: Rule, sheet: Record, place: Place, **gaps: Filling
) -> Finding:
    return replace(finding_on(rule, sheet, place, **gaps), assessment=slot.policy.id)


def _without_sheet(evidence: Evidence, slot: Slot, path: str) -> Finding:
    return Finding(
        rule=rules.SLOT_WITHOUT_SHEET,
        place=slot.round.head.marks.item(slot.policy.slots, slot.index),
        person=slot.subject.id,
        duty=slot.policy.sheet,
        period=slot.round.at.period.name,
        values={
            "name": person_name(evidence.cohort, slot.subject.id),
            "date": slot.on,
            "path": path,
        },
        assessment=slot.policy.id,
    )
