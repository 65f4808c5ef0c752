"""A word in every key of the model: each site has exactly those of its audience."""

import gzip
import html
import zipfile
from base64 import b64encode, urlsafe_b64encode
from codecs import encode
from io import BytesIO

import pytest

from builders import said
from canaries.levels import LEVELS, WORDS
from canaries.scanning import Ears
from canaries.sites import disclosed, planned
from canaries.sowing import every_slot, free
from canaries.words import AUDIENCES, NOBODY, PUBLIC, word
from disclosure.conftest import Aviary
from growthfolio.searching import FOLDER, Index, terms_of


def test_every_key_of_the_model_is_classified() -> None:
    """A key that is added needs a line in canaries/levels.py before it is shown."""
    keys = {(shape, slot.name) for shape, slot in every_slot()}
    classified = {(shape, name) for shape, names in LEVELS.items() for name in names}
    assert keys == classified
    words = {(shape, name) for shape, names in WORDS.items() for name in names}
    assert words <= keys


def test_every_key_that_takes_a_text_is_planted(aviary: Aviary) -> None:
    texts = {(shape, slot.name) for shape, slot in every_slot() if free(shape, slot)}
    assert texts - aviary.tree.sown == set()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_site_has_exactly_what_its_audience_may_know(
    aviary: Aviary, audience: str
) -> None:
    files = aviary.site(audience)
    heard = aviary.ears.in_site(files.items())
    allowed = aviary.allowed(audience)
    assert aviary.spots(heard.keys() - allowed) == []
    rank = AUDIENCES.index(audience)
    planted = aviary.tree.planted
    needed = {one for one in allowed if planted[one].must_be_heard(rank)}
    assert aviary.spots(needed - heard.keys()) == []
    # Nothing is proved of a search that has no Chinese in it.
    shards = [data for name, data in files.items() if name.startswith(FOLDER)]
    assert len(aviary.ears.phrases("\n".join(map(bytes.decode, shards)))) > 400


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_withheld_is_not_even_at_hand(aviary: Aviary, audience: str) -> None:
    """Pages could not say it if they would: it is in no value they are made of."""
    for value in (
        disclosed(aviary.judged, audience),
        planned(aviary.judged, audience),
    ):
        heard = aviary.ears.in_text(said(value)) - aviary.allowed(audience)
        heard = {one for one in heard if not aviary.tree.planted[one].is_remark}
        assert aviary.spots(heard) == []


_BIRD = word("somewhere", PUBLIC)
_SAID = _BIRD.text.encode()
_LATIN = _BIRD.sign.encode()


def _zipped(data: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.xml", data)
    return packed.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        _SAID,
        _LATIN.upper(),
        _BIRD.han.encode(),
        _BIRD.han.encode("gb18030"),
        _BIRD.han.encode("utf-16-le"),
        _BIRD.text.encode("utf-16"),
        _BIRD.text.encode("utf-16-be"),
        _BIRD.text.encode("utf-32"),
        *(b64encode(b"x" * n + _SAID) for n in range(4)),
        urlsafe_b64encode(b"<>?" + _SAID),
        b"data:;base64," + b64encode(_zipped(_SAID)),
        _SAID.hex().encode(),
        _SAID.hex().upper().encode(),
        b"".join(b"%%%02X" % byte for byte in _SAID),
        b"".join(b"=%02X" % byte for byte in _SAID),
        b"".join(b"\\u%04x" % byte for byte in _LATIN),
        b"".join(b"\\x%02x" % byte for byte in _LATIN),
        "".join(f"&#{ord(letter)};" for letter in _BIRD.sign).encode(),
        "".join(f"&#x{ord(letter):x};" for letter in _BIRD.sign).encode(),
        html.escape(_BIRD.text).encode(),
        encode(_BIRD.sign, "rot13").encode(),
        gzip.compress(_SAID),
        _zipped(_SAID),
        _zipped(gzip.compress(_zipped(_SAID))),
    ],
)
def test_ears_hear_through_what_a_word_is_packed_or_spelt_in(data: bytes) -> None:
    ears = Ears({_BIRD.sign: _BIRD})
    assert ears.in_file("x", b"before " + data if data[:2] != b"\x1f\x8b" else data)
    assert not ears.in_file("x", b"nothing " * 9)


def test_ears_hear_names_of_files_and_pairs_in_several_files() -> None:
    ears = Ears({_BIRD.sign: _BIRD})
    assert ears.in_file(f"people/{_BIRD.sign}/index.html", b"")
    pairs = [_BIRD.han[n : n + 2] for n in range(5)]
    shards = [(f"{FOLDER}/{n}.js", pair.encode()) for n, pair in enumerate(pairs)]
    assert ears.in_site(shards) == {_BIRD.sign: f"{FOLDER}/"}
    assert ears.in_site(shards[:2]) == {}


@pytest.mark.parametrize("said", [_BIRD.sign, _BIRD.han])
def test_ears_hear_what_the_list_of_a_search_tells_in_part(said: str) -> None:
    index = Index({})
    for title in (said[:3], said):
        index.add("people/", title, "", "")
    files = dict(index.files(index.postings({"": lambda: terms_of("")})))
    assert not any(said.encode() in data for data in files.values())
    assert _BIRD.sign in Ears({_BIRD.sign: _BIRD}).in_site(files.items())


def test_what_nobody_may_know_is_planted_too(aviary: Aviary) -> None:
    levels = [one.level for one in aviary.tree.planted.values()]
    assert min(levels.count(level) for level in type(NOBODY)) > 100
