"""A file's path → whose record it is, of which period and duty.

A path that does not say so is an unrecognised file, with the nearest right name:
the roster says what is expected, and what is not recognised is never skipped.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from growthfolio.loading.spelling import (
    folded,
    nearest,
    nearest_period,
    plain,
    same_period,
)
from growthfolio.loading.tree import File
from growthfolio.model import period as periods
from growthfolio.model.cadence import Every
from growthfolio.model.duty import About, Duty
from growthfolio.model.period import Period
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.programme import Programme
from growthfolio.model.record import Address, Subject
from growthfolio.model.round import PROOF, ROUND

COMMENT: Final = ".comment"

PUBLISHED: Final = frozenset(
    {
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
        "pdf",
        "pptx",
        "ppt",
        "docx",
        "doc",
        "xlsx",
        "xls",
        "csv",
        "odt",
        "odp",
        "ods",
        "mp3",
        "mp4",
    }
)
"""Kinds of file that may lie beside a record."""

FORBIDDEN: Final = frozenset(
    {
        "html",
        "htm",
        "xhtml",
        "svg",
        "svgz",
        "xml",
        "xsl",
        "js",
        "mjs",
        "swf",
        "exe",
        "bat",
        "cmd",
        "ps1",
        "sh",
        "hta",
        "jar",
    }
)
"""Kinds of file that can run code where they are opened (threats.md, E605)."""

_ABOUT: Final = {
    "portfolios": About.MENTEE,
    "mentors": About.MENTOR,
    "units": About.UNIT,
    "cohort": About.COHORT,
}
_COHORT: Final = About.COHORT
_ROUNDS: Final = (".round.yaml", ".rounds.yml", ".round.json")
_COMMENTS: Final = ("comment", "点评", "评语", "點評", "評語")
_ENDS_IN_COMMENT: Final = re.compile(
    rf"(.+?)[-_ ]?(?:{'|'.join(_COMMENTS)})", re.IGNORECASE
)
_ENDS_IN_NUMBER: Final = re.compile(r"(.+?)[-_ (]*0*([2-9]|[1-9]\d)\)?", re.ASCII)
_PADDED: Final = re.compile(r"(?P<duty>.+?)\s*[-–—]\s*0*(?P<n>[2-9]|[1-9]\d)", re.ASCII)
_PROFILE: Final = "profile.yml"
_NUMBERED: Final = re.compile(r"(?P<duty>.+)-(?P<n>[2-9]|[1-9]\d)", re.ASCII)


class Unrecognised(Struct, frozen=True):
    """What to do about a file that is no record, and whose folder it lies in."""

    hint: Phrase
    person: str | None = None


class Addresses:
    """Reads paths by a programme's duties and stages and people's first days."""

    def __init__(self, programme: Programme, joined: Mapping[str, date]) -> None:
        self._programme = programme
        self._joined = joined
        self._duties: dict[About, dict[str, Duty]] = {about: {} for about in About}
        for duty in programme.duties:
            self._duties[duty.about][duty.id] = duty
        self._periods: dict[str, Period | None] = {}
        # The same for everybody, and asked of each.
        self._named: dict[tuple[About, str, str], tuple[Period, str, int]] = {}
        self._stages = {stage.id for stage in programme.stages.list}

    def subject(self, file: File) -> Subject | None:
        """Whom the folder a file lies in is about."""
        about = _ABOUT[file.parts[0]]
        depth = 0 if about is _COHORT else 1
        if len(file.parts) < depth + 2:
            return None
        return Subject(about, file.parts[1] if depth else "cohort")

    def locate(self, file: File) -> Address | Unrecognised:
        """The address of a Markdown file, or why it has none."""
        subject = self.subject(file)
        where = file.parts[1:] if file.parts[0] == "cohort" else file.parts[2:]
        if subject is None or len(where) != 2:  # noqa: PLR2004 - period and file
            return self._misplaced(file, subject)
        key = (subject.about, *where)
        named = self._named.get(key) or self._name(*where, subject)
        if isinstance(named, Unrecognised):
            return named
        if not self._is_personal(where[0]):
            self._named[key] = named
        period, duty, n = named
        return Address(path=file.path, subject=subject, period=period, duty=duty, n=n)

    def _name(
        self, folder: str, name: str, subject: Subject
    ) -> tuple[Period, str, int] | Unrecognised:
        """The period, the duty and the number that a folder and a name say."""
        period = self._period(folder, subject)
        if period is None:
            return _unrecognised(subject, self._right_folder(folder, name, subject))
        found = self._duty(name.removesuffix(".md"), subject.about)
        if found is None:
            return _unrecognised(subject, self._right_name(name, subject))
        duty, n = found[0].on(period.start), found[1]
        if period.kind != duty.every.period_kind or not self._aligned(period, duty):
            return _unrecognised(subject, self._right_rhythm(duty, period, subject))
        if duty.every.every is Every.WEEKS:
            period = periods.weeks(period.start, duty.every.weeks)
        return period, duty.id, n

    def duty(self, address: Address) -> Duty:
        """The duty an address names."""
        duty = self._duties[address.subject.about][address.duty]
        return duty.on(address.period.start)

    def beside(self, file: File) -> bool:
        """Whether a file lies where attachments may: in a period's folder."""
        subject = self.subject(file)
        depth = 3 if file.parts[0] == "cohort" else 4
        return (
            subject is not None
            and len(file.parts) == depth
            and self._period(file.parts[-2], subject) is not None
        )

    def selects(self, file: File) -> bool:
        """Whether a file is a round of two-way selection, or the proof of one."""
        return (
            file.parts[0] == "cohort"
            and file.path.endswith((ROUND, PROOF))
            and self.beside(file)
        )

    def hint(self, file: File) -> Unrecognised:
        """What to do about a file that is neither a record nor an attachment."""
        subject = self.subject(file)
        where = file.parts[1:] if file.parts[0] == "cohort" else file.parts[2:]
        if subject is None or len(where) != 2:  # noqa: PLR2004 - period and file
            return self._misplaced(file, subject)
        folder, name = where
        if self._period(folder, subject) is None:
            return _unrecognised(subject, self._right_folder(folder, name, subject))
        if name.endswith(_ROUNDS):
            right = f"{name.partition('.')[0]}{ROUND}"
            return _unrecognised(subject, phrase("rename it to {name}", name=right))
        return _unrecognised(subject, self._right_name(name, subject))

    def meant(self, file: File) -> str | None:
        """The path of a file that is plainly meant, or None.

        Plain is what differs only by its form: width, case, a nought in front of a
        number, a period spelt in another way with its year in it.
        """
        subject = self.subject(file)
        depth = 1 if file.parts[0] == "cohort" else 2
        where = file.parts[depth:]
        if subject is None or len(where) not in (1, 2):
            return None
        base = "/".join(file.parts[:depth])
        if len(where) == 1:
            is_profile = folded(where[0]) == _PROFILE and base.startswith("portfolios/")
            return f"{base}/{_PROFILE}" if is_profile else None
        folder, name = self._meant_folder(where[0], subject), where[1]
        if not name.endswith(tuple(PUBLISHED)):
            name = self._meant_name(name, subject)
        path = f"{base}/{folder}/{name}"
        parts = tuple(path.split("/"))
        moved = File(path, parts, is_link=False)
        is_right = (
            self.beside(moved)
            if not name.endswith(".md")
            else isinstance(self.locate(moved), Address)
        )
        return path if is_right and path != file.path else None

    def _meant_folder(self, folder: str, subject: Subject) -> str:
        if self._period(folder, subject) is not None:
            return folder
        for known in (*(stage.id for stage in self._programme.stages.list), "once"):
            if folded(folder) == folded(known):
                return known
        found = same_period(folder)
        return found.name if found is not None else folder

    def _meant_name(self, name: str, subject: Subject) -> str:
        stem, dot, suffix = folded(name).rpartition(".")
        comment = COMMENT if stem.endswith(COMMENT) else ""
        stem = stem.removesuffix(COMMENT)
        match = _PADDED.fullmatch(stem)
        for duty in self._duties[subject.about]:
            for number in ("", f"-{match['n']}" if match else ""):
                wanted = match["duty"] if match and number else stem
                if folded(duty) == wanted.strip() and suffix == "md":
                    return f"{duty}{number}{comment}{dot}{suffix}"
        return name

    def _period(self, folder: str, subject: Subject) -> Period | None:
        if folder == "once":
            return periods.once(max(self._first_day(subject), self._programme.starts))
        if folder in self._stages:
            joined = self._first_day(subject)
            stages = self._programme.stage_periods(joined)
            return next(period for period in stages if period.name == folder)
        if folder not in self._periods:
            self._periods[folder] = periods.parse(folder)
        return self._periods[folder]

    def _is_personal(self, folder: str) -> bool:
        """Whether a folder's days are a person's own."""
        return folder == "once" or folder in self._stages

    def _first_day(self, subject: Subject) -> date:
        if subject.about is About.MENTEE:
            return self._joined.get(subject.id, self._programme.starts)
        return self._programme.starts

    def _duty(self, stem: str, about: About) -> tuple[Duty, int] | None:
        stem = stem.removesuffix(COMMENT)
        duties = self._duties[about]
        if stem in duties:
            return duties[stem], 1
        match = _NUMBERED.fullmatch(stem)
        if match and match["duty"] in duties:
            return duties[match["duty"]], int(match["n"])
        return None

    def _aligned(self, period: Period, duty: Duty) -> bool:
        """Whether a week is the first of its stretch of weeks."""
        if duty.every.every is not Every.WEEKS:
            return True
        first = periods.monday_of(self._programme.starts)
        return (period.start - first).days % (7 * duty.every.weeks) == 0

    def _misplaced(self, file: File, subject: Subject | None) -> Unrecognised:
        top = file.parts[0]
        if top == "cohort":
            return Unrecognised(phrase("put it in {folder}", folder="cohort/<period>/"))
        if top == "mentors" and subject is None and file.path.endswith(".yaml"):
            name = file.parts[-1].removesuffix(".yaml") + ".yml"
            return Unrecognised(phrase("rename it to {name}", name=name))
        if subject is None:
            place = f"{top}/<{'unit' if top == 'units' else top[:-1]}>/<period>/"
            place = place.replace("<portfolio>", "<person>")
            return Unrecognised(phrase("put it in {folder}", folder=place))
        stem = plain(file.parts[-1]).casefold().rpartition(".")[0]
        if top == "portfolios" and nearest(stem, ("profile",)):
            return _unrecognised(
                subject, phrase("rename it to {name}", name="profile.yml")
            )
        folder = f"{subject.folder}/<period>/"
        return _unrecognised(subject, phrase("put it in {folder}", folder=folder))

    def _right_folder(self, folder: str, name: str, subject: Subject) -> Phrase:
        since = max(self._first_day(subject), self._programme.starts)
        stages = [stage.id for stage in self._programme.stages.list]
        close = nearest_period(folder, since)
        right = close.name if close else nearest(folder, [*stages, "once"])
        if right and right != folder:
            return phrase(
                "rename the folder to {name}", name=f"{subject.folder}/{right}"
            )
        found = self._duty(name.removesuffix(".md"), subject.about)
        example = self._example(found[0], subject) if found else "2026-03"
        return phrase(
            "name the folder by its period, such as {name}",
            name=f"{subject.folder}/{example}",
        )

    def _right_name(self, name: str, subject: Subject) -> Phrase:
        stem, *rest = plain(name).split(".")
        comment = COMMENT if any(nearest(part, _COMMENTS) for part in rest) else ""
        if match := _ENDS_IN_COMMENT.fullmatch(stem):
            stem, comment = match[1], COMMENT
        number = ""
        if match := _ENDS_IN_NUMBER.fullmatch(stem):
            stem, number = match[1], f"-{match[2]}"
        duties = self._duties[subject.about]
        names = {duty: duty for duty in duties}
        for duty in duties.values():
            names |= {plain(title): duty.id for title in duty.title.spellings()}
        if close := nearest(stem, names):
            duty = duties[names[close]]
            if duty.count == 1 and duty.every.every is not Every.EVENT:
                number = ""
            right = f"{duty.id}{number}{comment}.md"
            return phrase("rename it to {name}", name=right)
        if not duties:
            return phrase("no duty of the programme has records here; remove it")
        return phrase(
            "records here are named {names}",
            names=tuple(f"{duty}.md" for duty in duties),
        )

    def _right_rhythm(self, duty: Duty, period: Period, subject: Subject) -> Phrase:
        return phrase(
            "“{duty}” lies in a folder such as {name}",
            duty=duty.title,
            name=f"{subject.folder}/{self._example(duty, subject, period)}",
        )

    def _example(self, duty: Duty, subject: Subject, near: Period | None = None) -> str:
        """A folder a duty's records may lie in, near a period where one is given."""
        when = near.start if near else self._first_day(subject)
        match duty.every.every:
            case Every.ONCE:
                return "once"
            case Every.STAGE:
                stages = self._programme.stages.list
                return stages[0].id if stages else "once"
            case Every.EVENT:
                return when.isoformat()
            case Every.WEEKS:
                first = periods.monday_of(self._programme.starts)
                step = 7 * duty.every.weeks
                behind = (periods.monday_of(when) - first).days % step
                monday = periods.monday_of(when) - behind * periods.DAY
                return periods.weeks(monday).name
            case _:
                return periods.containing(duty.every.period_kind, when).name


def _unrecognised(subject: Subject, hint: Phrase) -> Unrecognised:
    person = subject.id if subject.about is About.MENTEE else None
    return Unrecognised(hint, person)
