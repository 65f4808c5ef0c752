"""A text's links under aliases: to the files it is given, by their neutral names.

What a file was called is the author's, and may tell who is meant; so may a link
that leads elsewhere in the tree.
"""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from growthfolio.disclosure.files import leads
from growthfolio.disclosure.shown import ShownFile

_ELSEWHERE: Final = r"(?![A-Za-z][A-Za-z0-9+.-]*:|//|#)"
_BARE: Final = r"(?:[^\s()<>]|\([^\s()]*\))+"
# What stands in code, or is no link to Markdown either, is the author's text.
_CODE: Final = (
    r"(?P<code>^ {0,3}(?P<fence>`{3,}|~{3,})[\s\S]*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|(?P<ticks>(?<!`)`+(?!`))[\s\S]*?(?<!`)(?P=ticks)(?!`))"
)
_END: Final = r"(?=\s*\)|\s+[\"'(])"
_INLINE: Final = (
    rf"(?P<inline>(?<!\\)\]\(\s*){_ELSEWHERE}"
    rf"(?:<(?P<a>[^<>\n]*)>|(?P<b>{_BARE})){_END}"
)
_REFERENCE: Final = (
    rf"(?P<reference>^ {{0,3}}\[[^\]\n]+\]:[ \t]*)"
    rf"{_ELSEWHERE}(?:<(?P<c>[^<>\n]*)>|(?P<d>\S+))"
)
_RELATIVE: Final = re.compile(f"{_CODE}|{_INLINE}|{_REFERENCE}", re.MULTILINE)

# Most links lead to the web: only a text that has another is looked through with care.
_MAYBE: Final = re.compile(rf"\](?:\(\s*|:[ \t]*){_ELSEWHERE}\S")


def relinked(text: str, folder: str, files: Sequence[ShownFile]) -> str:
    """The text with each relative link leading to a given file, or nowhere."""

    def link(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        target = match["a"] or match["b"] or match["c"] or match["d"] or ""
        path = unquote(re.split("[?#]", target, maxsplit=1)[0])
        names = (file.name for file in files if leads(folder, path, file.path))
        before = match["inline"] or match["reference"] or ""
        return f"{before}<{next(names, '')}>"

    may_link = "]" in text and _MAYBE.search(text)
    return _RELATIVE.sub(link, text) if may_link else text
