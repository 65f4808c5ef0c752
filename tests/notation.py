r"""A small notation for what no fence can hold: bytes, unseen characters, long runs.

`\xNN` is a byte, `\uNNNN` a character, `\t`, `\r`, `\n` and `\\` are what they are
elsewhere; `⟨text × 5000⟩` is a text so many times, with its number for `№`.
"""

import re
from typing import Final

_RUN: Final = re.compile("⟨([^⟨⟩]*) × (\\d+)⟩")
_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([trn\\]))"
)
_SIMPLE: Final = {"t": b"\t", "r": b"\r", "n": b"\n", "\\": b"\\"}


def decoded(text: str, codec: str = "utf-8") -> bytes:
    """The bytes that a text in the notation stands for."""
    text = _RUN.sub(_run, text)
    parts: list[bytes] = []
    end = 0
    for found in _ESCAPE.finditer(text):
        parts.append(text[end : found.start()].encode(codec))
        parts.append(_bytes(found, codec))
        end = found.end()
    return b"".join((*parts, text[end:].encode(codec)))


def _run(found: re.Match[str]) -> str:
    if "№" not in found[1]:
        return found[1] * int(found[2])
    return "".join(found[1].replace("№", str(n)) for n in range(int(found[2])))


def _bytes(found: re.Match[str], codec: str) -> bytes:
    if found[1]:
        return bytes.fromhex(found[1])
    if found[4]:
        return _SIMPLE[found[4]]
    return chr(int(found[2] or found[3], 16)).encode(codec, "surrogatepass")
