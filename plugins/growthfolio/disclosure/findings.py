"""Findings → those about files the audience may read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from growthfolio.disclosure.names import any_part
from growthfolio.disclosure.profile import part_at
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.score_levels import ScoreLevels
from growthfolio.disclosure.shown import ShownFinding
from growthfolio.disclosure.source import Source, withheld
from growthfolio.model.duty import About, Duty
from growthfolio.model.field import RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.obligation import Obligation
from growthfolio.model.parted import Parted, Parts
from growthfolio.model.phrase import Filling, Phrase
from growthfolio.model.record import Record, Subject, cells_of, folder_of
from growthfolio.model.round import PROOF, ROUND
from growthfolio.model.rules.pool import CONFIDENTIAL
from growthfolio.model.title import Title

Key: TypeAlias = Ref | int
"""A mentee whose own findings a part has; else the number of the part."""


class OwnFindings:
    """Findings in the order of their places, in parts: those of a mentee's own apart.

    They lie in the mentee's folder and tell of nobody else, nor of any results, so that
    nothing else decides over who may know of them.
    """

    def __init__(self, source: Source, findings: Sequence[Finding]) -> None:
        in_order = sorted(findings, key=lambda finding: finding.order)
        grouped = groupby(in_order, key=lambda one: folder_of(one.place.path))
        runs = [(folder, tuple(some)) for folder, some in grouped]
        times = Counter(folder for folder, _ in runs)
        mentees = source.cohort.mentees
        folders = {Subject(About.MENTEE, one.id).folder: one for one in mentees}
        self.parts: dict[Key, tuple[Finding, ...]] = {}
        for number, (folder, some) in enumerate(runs):
            whose = folders.get(folder) if times[folder] == 1 else None
            ref = None
            if whose is not None and all(_is_own(one, whose.id) for one in some):
                ref = source.naming.ref(Who.MENTEE, whose.id)
            self.parts[number if ref is None else ref] = some


def _is_own(finding: Finding, mentee: str) -> bool:
    return finding.assessment is None and finding.person in (None, mentee)


def shown_findings(
    source: Source, found: OwnFindings, results: ScoreLevels
) -> Parted[Key, ShownFinding]:
    """What is to be mended and may be known; each part when it is asked for."""
    levels = _Levels(source, results)

    def part(key: Key) -> tuple[ShownFinding, ...]:
        within = levels
        if isinstance(key, Ref):
            within = levels.of_mentee(Subject(About.MENTEE, key.slug))
        return tuple(_shown(source, within, found.parts[key]))

    return Parted(Parts(found.parts, part))


def may_be_known(source: Source) -> bool:
    """Whether it may be known what is to be mended.

    A finding says names, ids and paths, so that under aliases there are none.
    """
    return source.clearance.states and not source.clearance.aliases


def _shown(
    source: Source, levels: "_Levels", findings: Iterable[Finding]
) -> Iterator[ShownFinding]:
    for finding in findings:
        if source.clearance.may(levels.of(finding)) and not (
            levels.quotes_what_is_withheld(finding)
        ):
            yield ShownFinding(
                rule=finding.rule,
                place=finding.place,
                person=finding.person,
                duty=finding.duty,
                period=finding.period,
                values=finding.values,
                help=finding.help,
            )


class _Quotes:
    """What findings may quote that is for others: e-mails, words the audience lacks."""

    def __init__(self, source: Source) -> None:
        emails = [
            *(email for mentee in source.cohort.mentees for email in mentee.emails),
            *(email for mentor in source.cohort.mentors for email in mentor.emails),
        ]
        self.email = any_part(emails) if emails else None
        self.unknown = frozenset(_unknown_words(source))


class _Levels:
    """How privileged one must be to know of a finding."""

    def __init__(
        self, source: Source, results: ScoreLevels, quotes: _Quotes | None = None
    ) -> None:
        self._source = source
        self._results = results
        self._records = source.cohort.record_at
        self._quotes = quotes

    def of_mentee(self, subject: Subject) -> "_Levels":
        """Those that know of nothing but what is about a mentee."""
        return _Levels(self._source.of_mentee(subject), self._results, self._known())

    def _known(self) -> _Quotes:
        if self._quotes is None:
            self._quotes = _Quotes(self._source)
        return self._quotes

    def _owed(self, finding: Finding) -> Iterator[Obligation]:
        """What is owed about the person of a finding, of its duty and period."""
        for about in About:
            subject = Subject(about, finding.person or "")
            for one in self._source.ledger.of.get(subject, ()):
                if (one.duty, one.period.name) == (finding.duty, finding.period or ""):
                    yield one

    def _level(self, path: str) -> int | None:
        """The level of a record or a comment; None where there is none."""
        clearance, rules = self._source.clearance, self._source.rules
        record = self._records.get(path)
        if record is not None:
            return clearance.record(rules.get(record.at.duty), record)
        beside = path.removesuffix(".comment.md")
        if beside == path:
            return None
        comment = self._source.cohort.comment_on.get(f"{beside}.md")
        if comment is None:
            return None
        duty = rules.get(comment.at.duty)
        return clearance.comment(duty, self._records.get(f"{beside}.md"), comment)

    def of(self, finding: Finding) -> int:
        """The level of the file a finding is in, and of the results it tells of."""
        level = self._file(finding)
        if finding.assessment is None:
            return level
        return max(level, self._results.finding(finding.assessment, finding.period))

    def _file(self, finding: Finding) -> int:
        """The level of the file a finding is in, or of what it misses there."""
        if finding.rule in CONFIDENTIAL:
            return self._source.clearance.pool
        path = finding.place.path
        level = self._level(path)
        if level is not None:
            return level
        if path.endswith((ROUND, PROOF)):
            # What people prefer is for the office only (threats.md, §4.1).
            return len(self._source.clearance.programme.audiences)
        if not _is_policy(path):
            return self._source.clearance.strictest
        if finding.duty is None:
            return self._profile(finding)
        owed = self._owed(finding)
        levels = (self._level(obligation.path) or 0 for obligation in owed)
        return max(self._duty(finding.duty), *levels, 0)

    def _profile(self, finding: Finding) -> int:
        """The level of the part of a profile that a finding is in."""
        mentee = self._source.cohort.mentee.get(finding.person or "")
        if mentee is None or mentee.marks.start.path != finding.place.path:
            return 0
        part = part_at(mentee, finding.place)
        return self._source.clearance.profile(part) if part is not None else 0

    def quotes_what_is_withheld(self, finding: Finding) -> bool:
        """Whether it says an e-mail, or a field above the audience or its value.

        Or what a duty above it is called: also in a list of all there are.
        """
        said = list(_texts(finding.values))
        said += _texts(finding.help.values) if finding.help else ()
        quotes = self._known()
        if quotes.email is not None and any(map(quotes.email.search, said)):
            return True
        if not quotes.unknown.isdisjoint((*said, *map(_stem, said))):
            return True
        record = self._records.get(finding.place.path)
        kept = self._withheld((finding.duty or "").removesuffix(".comment"), record)
        found = cells_of(record.fields, kept) if record is not None else ()
        texts = [str(value) for _, value in found]
        return any(text and text in sentence for text in texts for sentence in said)

    def _withheld(self, name: str, record: Record | None) -> Mapping[str, RecordField]:
        """The fields of a duty that are above the audience."""
        today = self._source.ledger.today
        day = record.at.period.start if record is not None else today
        duty = self._source.cohort.programme.duty(name, day)
        shown = self._source.duties.get(name)
        whole = duty.fields if duty is not None else {}
        return withheld(whole, shown.on(day).fields if shown is not None else {})

    def _duty(self, name: str) -> int:
        clearance = self._source.clearance
        duty = self._source.cohort.programme.duty(name.removesuffix(".comment"))
        if name.endswith(".comment"):
            return clearance.comment(duty, None, None)
        return clearance.duty(duty)


def _is_policy(path: str) -> bool:
    """Whether a file says who takes part or what is owed, and is no record."""
    parts = path.split("/")
    match parts:
        case [_]:
            return True
        case ["portfolios", _, "profile.yml"]:
            return True
        case ["mentors", name]:
            return name.endswith(".yml")
        case _:
            return False


def _unknown_words(source: Source) -> Iterator[str]:
    """What is called by no word the audience knows: duties above it, their fields."""
    known: set[str] = set()
    for duty in source.duties.values():
        known.update(_words(duty))
    for duty in source.cohort.programme.duties:
        yield from (word for word in _words(duty) if word not in known)


def _words(duty: Duty) -> Iterator[str]:
    """The names and titles of a duty and its fields, under any of its rules."""
    yield duty.id
    yield from duty.title.spellings()
    for wording in duty.wordings():
        yield from _names(wording.fields)


def _stem(text: str) -> str:
    """The duty that a file's name, or an obligation's, begins with."""
    name = text.rpartition("/")[2].removesuffix(".md")
    return name.removesuffix(".comment")


def _texts(values: Mapping[str, Filling]) -> Iterator[str]:
    """Every plain text that fills a gap, at any depth."""
    for value in values.values():
        yield from _plain(value)


def _plain(value: Filling) -> Iterator[str]:
    match value:
        case Phrase():
            yield from _texts(value.values)
        case tuple():
            for item in value:
                yield from _plain(item)
        case Title():
            yield from value.spellings()
        case str():
            yield value


def _names(fields: Mapping[str, RecordField]) -> Iterator[str]:
    for name, rule in fields.items():
        yield name
        yield from rule.columns
