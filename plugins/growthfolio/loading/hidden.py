"""Characters nobody sees: where they stand, and what is there without them.

In front matter and YAML files they are errors: a key, an id or a name with one is
another than the one that is read. In prose they are a warning (threats.md, E105).
"""

import re
from typing import Final

from growthfolio.loading.report import Report
from growthfolio.model.finding import Rule
from growthfolio.model.rules import text as rules

# Emoji are joined by U+200D, and scripts of India and Arabia are written with it.
_JOINED: Final = "\u0600-\u109f\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_TURNING: Final = "\u202a-\u202e\u2066-\u2069"
_UNSEEN: Final = "\u200b\u2060-\u2065\ufeff\U000e0000-\U000e007f"
# Marks of direction, soft hyphens and blank letters: rare in prose, but in order.
_RARE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200e\u200f\u206a-\u206f"
    "\u2800\u3164\uffa0\ufff9-\ufffb"
)
HIDDEN: Final = re.compile(
    f"[{_TURNING}{_UNSEEN}{_RARE}]|(?<![{_JOINED}])[\u200c\u200d]"
)
"""What has no place in keys, ids, names and dates."""

# One class alone is searched for several times as fast.
_PERHAPS: Final = re.compile(f"[{_TURNING}{_UNSEEN}{_RARE}\u200c\u200d]")

IN_TEXT: Final = re.compile(f"[{_TURNING}{_UNSEEN}]")
"""What has no place in prose, either."""

TURNING: Final = re.compile(f"[{_TURNING}]")
"""What turns the order in which text is shown."""

# Compiled where one of them is looked for: in hardly any text.
_SPELT_OUT: Final = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
    f"|{HIDDEN.pattern}"
)
_IN_NAME: Final = f"[\x00-\x1f\x7f-\x9f\u2028\u2029]|{HIDDEN.pattern}"


def note_hidden(text: str, report: Report) -> bool:
    """Note the first of each line of front matter; whether there is any.

    What only cannot be seen is deleted without asking; what turns the order is
    not: what its writer saw is not what is there.
    """
    if text.isascii() or not _PERHAPS.search(text) or not HIDDEN.search(text):
        return False
    for number, line in enumerate(text.split("\n"), start=1):
        found = list(HIDDEN.finditer(line))
        if found:
            start, end = found[0].start(), found[-1].end()
            part = line[start:end]
            edit = None
            if not TURNING.search(part):
                edit = (start + 1, part, HIDDEN.sub("", part))
            report.add(
                rules.HIDDEN_CHARACTER,
                number,
                start + 1,
                character=code_point(found[0][0]),
                edit=edit,
            )
    return True


def note_in_text(body: str, line: int, report: Report) -> None:
    """Note those of a text that begins on a line: once, at the first of them.

    What is printable has none.
    """
    found = IN_TEXT.search(body)
    if found is None:
        return
    report.add(
        rules.HIDDEN_IN_TEXT,
        line + body.count("\n", 0, found.start()),
        found.start() - body.rfind("\n", 0, found.start()),
        count=len(IN_TEXT.findall(body)),
        character=code_point(found[0]),
    )


def spelt_out(value: str) -> tuple[Rule, str] | None:
    """The rule a value breaks that was written with escapes, and the code point."""
    if value.isprintable() and not HIDDEN.search(value):
        return None
    found = re.search(_SPELT_OUT, value)
    if found is None:
        return None
    hidden = HIDDEN.search(found[0])
    rule = rules.HIDDEN_CHARACTER if hidden else rules.CONTROL_CHARACTER
    return rule, code_point(found[0])


def hidden_in_name(path: str) -> str | None:
    """The first character of a path that cannot be seen, by its code point."""
    if path.isprintable() and not HIDDEN.search(path):
        return None
    found = re.search(_IN_NAME, path)
    return code_point(found[0]) if found else None


def without_hidden(text: str) -> str:
    """The text as it is read."""
    return text if text.isascii() else HIDDEN.sub("", text)


def cleaned(text: str) -> tuple[str, int]:
    """The text without any character that may not be written, and how many it had."""
    return re.subn(_SPELT_OUT, "", text)


def code_point(character: str) -> str:
    """U+202E."""
    return f"U+{ord(character):04X}"
