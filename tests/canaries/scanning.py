"""Bytes → the canaries in them, whatever they are packed or encoded in."""

import gzip
import html
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from typing import Final
from urllib.parse import unquote_to_bytes
from zipfile import BadZipFile, ZipFile

from canaries.words import PREFIX, Canary
from growthfolio.searching import FOLDER
from index_reading import PAGES, listed

_WORD: Final = re.compile(rb"qz[a-z]{14}", re.IGNORECASE)
_ROTATED: Final = re.compile(rb"dm[a-z]{14}", re.IGNORECASE)
_BACK: Final = bytes.maketrans(
    b"abcdefghijklmnopqrstuvwxyz", b"nopqrstuvwxyzabcdefghijklm"
)
_SIGN: Final = re.compile(
    r"(?<![\d.])(?:\d{4}-\d\d-\d\d|\d\d\.\d+|[A-Z][a-z]+ \d{4})(?!\d)"
)
_HAN: Final = re.compile("[\u4e00-\u9fff]{2,}")
_FEWEST_PAIRS: Final = 3
_MOST_LAYERS: Final = 4
_SHARDS: Final = f"{FOLDER}/"

# A letter may be written as its number. Each needs a look only where some are.
_ENTITY: Final = re.compile(r"&#[xX]?[0-9A-Fa-f]+;?")
_PERCENT: Final = re.compile(rb"%[67][0-9A-Fa-f]")
_UNICODE: Final = re.compile(rb"\\(?:u\{?00|x)([67][0-9A-Fa-f])\}?")
_QUOTED: Final = re.compile(rb"=\r?\n|=([0-9A-F]{2})")
_HEX: Final = re.compile(rb"717[Aa](?:[67][0-9A-Fa-f]){14}")


def _starts64() -> Iterator[bytes]:
    """How "qz" may begin in base 64, in each of the three ways letters may stand."""
    for before in (b"", b"\0", b"\0\0"):
        for letter in b"abcdefghijklmnopqrstuvwxyz":
            coded = b64encode(before + PREFIX.encode() + bytes([letter]))
            # Of the first letter, only what no other bytes have a part in.
            yield coded[len(before) + (len(before) > 0) :].rstrip(b"=")[:3]


_BASE64: Final = re.compile(
    rb"[A-Za-z0-9+/_-]*(?:"
    + b"|".join((*sorted(set(_starts64())), b"UEsDB", b"H4sI"))  # zip, gzip
    + rb")[A-Za-z0-9+/_-]{16,}"
)


def _whole(data: bytes) -> bytes:
    """The list of a search, its pages as they are read out of it."""
    return "\n".join(f"{at} {title}" for at, title in listed(data)).encode() + data


class Ears:
    """Hears canaries; those of a session are known beforehand."""

    def __init__(self, planted: Mapping[str, Canary]) -> None:
        self._words = {sign for sign in planted if sign.startswith(PREFIX)}
        self._signs = planted.keys() - self._words
        self._pairs = {
            pair: sign
            for sign, canary in planted.items()
            for pair in map("".join, pairwise(canary.han))
        }

    def in_site(self, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        """Every canary that is heard in a site, and the file it is heard in first."""
        heard: dict[str, str] = {}
        shards: list[str] = []
        for name, written in files:
            data = _whole(written) if name == PAGES else written
            for sign in self.in_file(name, data):
                heard.setdefault(sign, name)
            if name.startswith(_SHARDS):
                shards.append(data.decode())
        # The pairs of a phrase lie in several shards.
        for sign in self.phrases("\n".join(shards)):
            heard.setdefault(sign, _SHARDS)
        return heard

    def in_file(self, name: str, data: bytes) -> set[str]:
        """The canaries of a file, in its name, too; numbers only in pages."""
        heard = self.words(name.encode()) | self._in_bytes(data, _MOST_LAYERS)
        if name.endswith((".html", ".md")):
            heard |= self.signs(data.decode("utf-8", "replace"))
        return heard

    def in_text(self, text: str) -> set[str]:
        """The canaries of a text, in words, numbers and Chinese."""
        return self.words(text.encode()) | self.phrases(text) | self.signs(text)

    def words(self, data: bytes) -> set[str]:
        """The Latin words in bytes, in whatever case."""
        found = {word.decode().lower() for word in _WORD.findall(data)}
        return found & self._words

    def signs(self, text: str) -> set[str]:
        """The numbers, days and months of a text."""
        return self._signs.intersection(_SIGN.findall(text))

    def phrases(self, text: str) -> set[str]:
        """Chinese by its pairs: a search keeps no more of it.

        Three pairs of five in one place are no accident.
        """
        pairs: dict[str, set[str]] = {}
        for run in _HAN.findall(text):
            for pair in map("".join, pairwise(run)):
                if (sign := self._pairs.get(pair)) is not None:
                    pairs.setdefault(sign, set()).add(pair)
        return {sign for sign, some in pairs.items() if len(some) >= _FEWEST_PAIRS}

    def _in_bytes(self, data: bytes, layers: int) -> set[str]:
        heard = self.words(data)
        try:
            heard |= self.phrases(data.decode())
        except UnicodeDecodeError:
            heard |= self.phrases(data.decode("gb18030", "replace"))
            for half in (data, data[1:]):
                heard |= self.phrases(half.decode("utf-16-le", "replace"))
                heard |= self.phrases(half.decode("utf-16-be", "replace"))
        for other in _spelt(data):
            heard |= self.words(other)
        if layers:
            for inner in _packed(data):
                heard |= self._in_bytes(inner, layers - 1)
        return heard


def _spelt(data: bytes) -> Iterator[bytes]:
    """The data with its letters written plainly, where they are not."""
    if b"\0" in data:
        yield data.replace(b"\0", b"")  # UTF-16 and UTF-32, either end first
    if b"&#" in data:
        text = data.decode("utf-8", "replace")
        yield _ENTITY.sub(lambda match: html.unescape(match[0]), text).encode()
    if _PERCENT.search(data):
        yield unquote_to_bytes(data)
    if _UNICODE.search(data):
        yield _UNICODE.sub(lambda match: bytes.fromhex(match[1].decode()), data)
    if _QUOTED.search(data):
        yield _QUOTED.sub(lambda match: bytes.fromhex((match[1] or b"").decode()), data)
    if _ROTATED.search(data):
        yield data.lower().translate(_BACK)


def _packed(data: bytes) -> Iterator[bytes]:
    """What is packed or encoded in the data, as bytes again."""
    if data.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            yield gzip.decompress(data)
    if b"PK\x03\x04" in data:
        with suppress(BadZipFile, NotImplementedError, RuntimeError):
            yield from _archived(data)
    for run in _HEX.findall(data):
        yield bytes.fromhex(run.decode())
    for run in _BASE64.findall(data):
        plain = run.translate(bytes.maketrans(b"-_", b"+/"))
        for start in range(4):
            whole = plain[start:]
            yield b64decode(whole[: len(whole) // 4 * 4])


def _archived(data: bytes) -> Iterator[bytes]:
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield archive.read(name)
