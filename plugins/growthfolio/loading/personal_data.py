"""A file's text → findings on personal data in it, the numbers masked.

Everything in a file is looked at, remarks in YAML and HTML included: what stands
in a repository is read by whoever can clone it (threats.md, §4.3). Identity and
card numbers count only where their check digits are right: among 3,346 real files
no number was one by chance.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from growthfolio.loading.report import Report
from growthfolio.model.finding import Rule
from growthfolio.model.rules import privacy as rules

# Eleven digits with blanks or hyphens between them: as noughts, without what is
# between, they are found many times quicker than by a pattern. So are full-width ones,
# which are told apart by their last byte.
_SEPARATORS: Final = b" -"
_AS_NOUGHTS: Final = bytes.maketrans(
    b"123456789" + bytes(range(0x91, 0x9A)), b"0" * 9 + b"\x90" * 9
)
_NOUGHTS: Final = b"0" * 11
_WIDE_NOUGHTS: Final = "０".encode() * 11
_WIDE: Final = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_BREAKS: Final = re.compile(r"[ -]")


# Imported late: 50 ms that files without long numbers do not pay.
def _is_identity_number(number: str) -> bool:
    from stdnum.cn import ric  # noqa: PLC0415

    return bool(ric.is_valid(number))


def _is_card(number: str) -> bool:
    from stdnum import luhn  # noqa: PLC0415

    return bool(luhn.is_valid(number))


def _is_mobile(_: str) -> bool:
    return True


class _Kind(NamedTuple):
    """A kind of number: what it looks like, and whether it is one."""

    rule: Rule
    pattern: re.Pattern[str]
    is_one: Callable[[str], bool]


def _number(first: str, digits: int, last: str = r"\d") -> str:
    """A number of so many digits in all, not within a longer word."""
    between = rf"(?:[ -]?\d){{{digits - 2}}}"
    return rf"(?<![0-9A-Za-z]){first}{between}[ -]?{last}(?![0-9A-Za-z])"


_KINDS: Final = (
    _Kind(
        rules.IDENTITY_NUMBER,
        re.compile(_number("[1-9]", 18, r"[\dXx]"), re.ASCII),
        _is_identity_number,
    ),
    *(
        _Kind(
            rules.BANK_CARD,
            re.compile(_number("[3-6]", digits), re.ASCII),
            _is_card,
        )
        for digits in (16, 17, 18, 19)
    ),
    _Kind(
        rules.MOBILE_NUMBER,
        re.compile(
            r"(?<![0-9A-Za-z.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"
            r"(?![0-9A-Za-z.])",
            re.ASCII,
        ),
        _is_mobile,
    ),
)


def note_personal_data(data: bytes, report: Report) -> None:
    """Note identity, bank card and mobile numbers of a file, where they stand.

    A text of unknown encoding is looked at as far as it can be read: digits are the
    same bytes in all of them.
    """
    if not _is_likely(data):
        return
    text = data.removeprefix(BOM_UTF8).decode("utf-8", "replace").translate(_WIDE)
    noted: set[int] = set()
    for kind in _KINDS:
        for start, number in _numbers(kind, text):
            if start not in noted:
                noted.add(start)
                before = text[:start]
                line, column = before.count("\n") + 1, start - before.rfind("\n")
                report.add(kind.rule, line, column, masked=_masked(number))


def _is_likely(data: bytes) -> bool:
    """Whether a file may have a long number in it; most have none."""
    digits = data.translate(_AS_NOUGHTS, _SEPARATORS)
    return _NOUGHTS in digits or _WIDE_NOUGHTS in digits


def _numbers(kind: _Kind, text: str) -> Iterator[tuple[int, str]]:
    for match in kind.pattern.finditer(text):
        number = _BREAKS.sub("", match[0])
        if kind.is_one(number):
            yield match.start(), number


def _masked(number: str) -> str:
    """Enough of a number to tell which is meant, and not what it is."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"
