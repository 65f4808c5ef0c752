"""CSV → itself, if it is text: there is nothing in it but what is to be seen."""

from typing import Final

from growthfolio.cleaning.problem import NotCleanableError, Writer
from growthfolio.model.rules import files as rules

_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# What a browser would take for a page, whatever the file is called.
_MARKUP: Final = ("<", "%PDF", "\ufeff<")


def prepare(data: bytes) -> Writer:
    """What writes the copy of a table in text."""
    text = _text(data)
    if text is None or "\0" in text or text.lstrip().startswith(_MARKUP):
        raise NotCleanableError(rules.WRONG_CONTENT, kind="csv")
    return lambda: data


def _text(data: bytes) -> str | None:
    for codec in (_MARKS.get(data[:2], "utf-8"), "gb18030", "big5"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return None
