"""The records, comments, attachments and rounds of the canaries."""

from collections.abc import Mapping
from io import BytesIO
from struct import pack
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zlib import compress, crc32

from canaries.people import ADA, BO, GUIDE, PAST
from canaries.policy import OPEN
from canaries.sowing import OFF, Garden, Written
from canaries.words import COHORT, MENTORS, NAMES, NOBODY, PUBLIC, REVIEWERS, Level
from growthfolio.model.field import FieldType
from growthfolio.model.kind import Kind
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.round import Round

Page = tuple[Written, str]
"""A front matter and a text."""
_COMMON: Final = {"abilities": ["writing"]}
_SIGNS: Final = {
    FieldType.NUMBER: "number",
    FieldType.PERCENT: "number",
    FieldType.SCORE: "number",
    FieldType.MONEY: "number",
    FieldType.DATE: "day",
    FieldType.MONTH: "month",
}
_NAMED: Final[Mapping[FieldType, Any]] = {
    FieldType.PERSON: BO,
    FieldType.MENTOR: GUIDE,
    FieldType.UNIT: "town",
    FieldType.PEOPLE: [BO],
    FieldType.FLAG: "true",
}


class Writings:
    """Everything below portfolios/, mentors/, units/ and cohort/ but the profiles."""

    def __init__(self, garden: Garden, programme: Written) -> None:
        self._garden = garden
        self._name = next(
            sign for sign, one in garden.planted.items() if one.spot == f"{ADA}.name"
        )
        self._duties = {one["id"]: one for one in programme["duties"]}
        self.pages: dict[str, Page] = {}
        self.files: dict[str, bytes] = {}
        self._levels()
        self._kinds()
        self._about_others()
        self._scored()
        self._choosing()
        self._named()
        self._unfit()
        self._round()

    def _record(
        self,
        path: str,
        duty: str,
        level: Level,
        head: Written | None = None,
        fields: Written | None = None,
    ) -> None:
        """A record of a level, with a canary in every place of it."""
        folder = path.rpartition("/")[0]
        spot = path.removesuffix(".md")
        own = self._fields(duty, spot, level, folder) if fields is None else fields
        garden, given = self._garden, {**_COMMON, **(head or {})}
        if "evidence" not in given:
            proof = garden.plant(f"{spot}.evidence", max(level, COHORT), latin=True)
            given["evidence"] = [f"https://{proof}.example/"]
        written = garden.sow(Head, given, spot, level)
        self.pages[path] = ({**written, **own}, self._text(spot, level, folder))

    def _comment(self, path: str, level: Level, head: Written | None = None) -> None:
        spot = path.removesuffix(".md")
        day = self._garden.sign("day", f"{spot}.on", max(level, REVIEWERS))
        given = {"by": GUIDE, "on": day}
        given["score"] = self._garden.sign("number", f"{spot}.score", NOBODY)
        written = self._garden.sow(CommentHead, {**given, **(head or {})}, spot, level)
        self.pages[path] = (written, self._text(spot, level, path.rpartition("/")[0]))

    def _text(self, spot: str, level: Level, folder: str) -> str:
        """A text with a canary in every kind of place a text has."""
        plant = self._garden.plant
        hidden = max(level, NOBODY)
        file = self.attach(f"{spot}.file", level, folder)
        picture = plant(f"{spot}.picture", max(level, COHORT), latin=True) + ".png"
        self.files[f"{folder}/{picture}"] = PNG
        hint = f'"{plant(f"{spot}.link-title", level)}"'
        return "\n\n".join(
            (
                plant(f"{spot}.text", level),
                f"# {plant(f'{spot}.heading', level)}",
                f"- {plant(f'{spot}.item', level)}",
                f"|a|\n|-|\n|{plant(f'{spot}.cell', level)}|",
                f"```\n{plant(f'{spot}.code', level)}\n```",
                f"<!-- {plant(f'{spot}.remark', hidden)} -->",
                f"![{plant(f'{spot}.alt', level)}]({picture})",
                f"[{plant(f'{spot}.link', level)}]({file} {hint})",
                f"[away](https://{plant(f'{spot}.href', level, latin=True)}.example/)",
                f"note[^1]\n\n[^1]: {plant(f'{spot}.footnote', level)}",
            )
        )

    def attach(
        self, spot: str, level: Level, folder: str, named: Level | None = None
    ) -> str:
        """A file with a canary in its name and one packed in it; gives its name."""
        plant = self._garden.plant
        # Under an alias a file has a neutral name.
        least = max(level, COHORT) if named is None else named
        name = plant(f"{spot}.name", least, latin=True) + ".docx"
        inside = plant(f"{spot}.inside", level)
        self.files[f"{folder}/{name}"] = document(inside)
        return name

    def _fields(self, duty: str, spot: str, level: Level, folder: str) -> Written:
        rules = self._duties[duty].get("fields", {})
        return {
            name: self._value(rule, f"{spot}.{name}", level, folder)
            for name, rule in rules.items()
        }

    def _value(self, rule: Written, spot: str, level: Level, folder: str) -> object:
        level = max(level, Level(NAMES.index(rule.get("audience", "public"))))
        kind, found = FieldType(rule["type"]), _named(rule)
        if found is None and kind is FieldType.TABLE:
            columns = rule["columns"].items()
            cells = {
                name: self._value(one, f"{spot}.{name}", level, folder)
                for name, one in columns
            }
            found = [cells]
        elif found is None and kind is FieldType.FILE:
            found = self.attach(spot, level, folder)
        return found if found is not None else self._written(kind, spot, level)

    def _written(self, kind: FieldType, spot: str, level: Level) -> object:
        """A canary, as a field of a type has it."""
        if kind is FieldType.LIST:
            return [self._garden.plant(f"{spot}.{n}", level) for n in range(2)]
        if kind is FieldType.DURATION:
            return self._garden.sign("number", spot, level) + "h"
        if kind is FieldType.TEXT:
            return self._garden.plant(spot, level)
        return self._garden.sign(_SIGNS[kind], spot, level)

    def _levels(self) -> None:
        """Of every level a record as it is, and one narrowed to each level above."""
        for floor, audience in enumerate(NAMES):
            duty = f"for-{audience}"
            for month, narrowed in enumerate(NAMES[floor:], start=1):
                level = Level(NAMES.index(narrowed))
                path = f"portfolios/{ADA}/2026-{month:02}/{duty}"
                head = {"audience": narrowed, "by": ADA}
                head["submitted"] = self._garden.sign(
                    "day", f"{path}.submitted", max(level, REVIEWERS)
                )
                self._record(f"{path}.md", duty, level, head)
                comment = max(level, COHORT if not floor else level)
                self._comment(f"{path}.comment.md", comment)
        path = f"portfolios/{BO}/2026-01/for-public"
        self._record(f"{path}.md", "for-public", PUBLIC, fields={})
        self._comment(f"{path}.comment.md", MENTORS, {"audience": "mentors"})

    def _kinds(self) -> None:
        for n, duty in enumerate(self._duties):
            kind, _, how = duty.rpartition("-")
            if kind in tuple(Kind):
                level = PUBLIC if how == OPEN else MENTORS
                day = f"2026-03-{n % 28 + 1:02}"
                self._record(f"portfolios/{ADA}/{day}/{duty}.md", duty, level)

    def _about_others(self) -> None:
        for duty in self._duties:
            about, whom, audience = [*duty.split("-"), "", ""][:3]
            folder = {
                "guide": f"mentors/{GUIDE}",
                "unit": "units/town",
                "all": "cohort",
            }.get(whom)
            if folder is not None and about == "about":
                # Under aliases units are not named, and so no record is about one.
                level = Level(NAMES.index(audience))
                level = max(level, COHORT if whom == "unit" else PUBLIC)
                self._record(f"{folder}/2026-05-05/{duty}.md", duty, level)

    def _scored(self) -> None:
        for month, score in (("2026-02", "87.65"), ("2026-06", "61.23")):
            self._record(
                f"portfolios/{ADA}/{month}/scored-sheet.md",
                "scored-sheet",
                REVIEWERS,
                fields={"score": score},
            )
        self._record(
            "cohort/2026-06-20/hearing-round.md",
            "hearing-round",
            REVIEWERS,
            fields={
                "slots": [{"person": ADA, "on": "2026-06-25"}],
                "panel": [GUIDE, "stranger"],
                "release": "2026-07-01",
            },
        )
        self._record(
            f"portfolios/{ADA}/2026-06-25/hearing-sheet.md",
            "hearing-sheet",
            REVIEWERS,
            fields={"scores": [{"rater": GUIDE, "score": "83.19"}]},
        )

        # Too early to be told: but for the most privileged.
        self._record(
            "cohort/2026-07-10/hearing-round.md",
            "hearing-round",
            REVIEWERS,
            fields={
                "slots": [{"person": BO, "on": "2026-06-26"}],
                "panel": [GUIDE, PAST],
                "release": "2026-08-01",
            },
        )
        self._record(
            f"portfolios/{BO}/2026-06-26/hearing-sheet.md",
            "hearing-sheet",
            MENTORS,
            fields={"scores": [{"rater": GUIDE, "score": "71.43"}]},
        )

    def _choosing(self) -> None:
        self._record(f"portfolios/{ADA}/2026-05/pair.md", "pair", COHORT)

    def _named(self) -> None:
        """A record that names her wherever it can: by her alias, where that holds."""
        name = self._garden.planted[self._name].text
        path = f"portfolios/{BO}/2026-02/for-public"
        head = {"title": name, "tags": [name], "submitted": OFF}
        fields = {"for-public-text-all": name, "for-public-list-all": [name]}
        self._record(f"{path}.md", "for-public", PUBLIC, head, fields)
        front, text = self.pages[f"{path}.md"]
        self.pages[f"{path}.md"] = (front, f"{text}\n\n{name}")
        self._comment(f"{path}.comment.md", COHORT)
        # A mentor nobody knows: what is said of it repeats the field.
        path = f"portfolios/{BO}/2026-04/for-public.md"
        odd = {
            f"for-public-mentor-{name}": self._garden.plant(
                f"{path}.{name}", level, latin=True
            )
            for name, level in (("mentors", MENTORS), ("never", NOBODY))
        }
        self._record(path, "for-public", PUBLIC, fields=odd)

    def _unfit(self) -> None:
        """What is not handed in, cannot be read, is unknown, or claimed by nobody."""
        garden, folder = self._garden, f"portfolios/{BO}"
        self._record(
            f"{folder}/2026-03/pair.md", "pair", NOBODY, {"status": "draft"}, {}
        )
        self._comment(f"{folder}/2026-03/pair.comment.md", NOBODY)
        note = f"portfolios/{ADA}/2026-05/pair.comment.md"
        self._comment(note, NOBODY, {"status": "draft"})
        odd = garden.plant("unknown.key", MENTORS, latin=True)
        value = garden.plant("unknown.value", NOBODY)
        self.pages[f"{folder}/2026-04/pair.md"] = (
            {"title": garden.plant("unknown.title", NOBODY), odd: value},
            garden.plant("unknown.text", NOBODY),
        )
        # What is said of a stray file lists all names there are: in a folder with a
        # duty nobody is told of, it is said to nobody.
        for where, level in (
            (f"{folder}/2026-05", NOBODY),
            ("cohort/2026-05", MENTORS),
        ):
            stray = garden.plant(f"{where}.stray", level, latin=True)
            inside = garden.plant(f"{where}.stray.text", NOBODY)
            self.pages[f"{where}/{stray}.md"] = ({"title": inside}, inside)
        self.attach("unclaimed", NOBODY, f"{folder}/2026-05", named=MENTORS)

    def _round(self) -> None:
        garden = self._garden
        given = {
            "title": OFF,
            "starts": "2026-08-01",
            "role": "business",
            "mentees": [{"id": ADA, "prefers": [GUIDE, PAST]}],
            "mentors": [{"id": GUIDE, "prefers": [ADA]}],
            "conflicts": [{"mentee": BO, "mentor": GUIDE}],
        }
        given["title"] = garden.plant("round.title", NOBODY)
        written = garden.sow(Round, given, "round")
        self.pages["cohort/2026/autumn.round.yml"] = (written, "")


def _named(rule: Written) -> object:
    """What a field has that names something defined elsewhere."""
    if "of" in rule:
        return {"teams": "tea", "cohort-words": "cohort-word"}[rule["of"]]
    if rule["type"] == FieldType.CHOICE:
        return rule["choices"][0]
    return _NAMED.get(FieldType(rule["type"]))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))


PNG: Final = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", compress(b"\0\x80"))
    + _chunk(b"IEND", b"")
)
"""A grey point."""


def document(text: str) -> bytes:
    """A text document, packed, with a word in it."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts = {
        "[Content_Types].xml": f'{start}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main'
        '+xml"/></Types>',
        "_rels/.rels": f'{start}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{start}<w:document xmlns:w="{main}"><w:body><w:p><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:body></w:document>",
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name)  # of one day, whenever it is written
            archive.writestr(entry, content, ZIP_DEFLATED)
    return packed.getvalue()
