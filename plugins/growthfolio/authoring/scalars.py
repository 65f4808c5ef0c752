"""A text → the same text as a YAML value that every reader takes for a text."""

import json
import re
from typing import Final

from growthfolio.loading.hidden import cleaned

# What stands bare: it begins with a letter or digit of any script and has neither
# an indicator that ends it nor anything a reader might take for another type.
_BARE: Final = re.compile(
    r"[^\W_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff:#]|:(?=\S))*"
)
_OTHER_TYPES: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
# JSON leaves these as they are; YAML counts them as line breaks or refuses them.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def scalar(text: str) -> str:
    """The text, in quotes where YAML needs them, without what nobody sees."""
    text, _ = cleaned(text)
    bare = _BARE.fullmatch(text) and text == text.strip()
    if bare and text.casefold() not in _OTHER_TYPES:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def key(text: str) -> str:
    """The text as a key: our own reader takes every key for a text."""
    text, _ = cleaned(text)
    return text if _BARE.fullmatch(text) else scalar(text)


def listing(items: tuple[str, ...]) -> list[str]:
    """The lines of a list below its key."""
    return [f"  - {scalar(item)}" for item in items]


def remark(text: str) -> str:
    """A text on one line, fit to stand behind `#`."""
    return " ".join(text.split())
