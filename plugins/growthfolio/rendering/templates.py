"""Fragments in, HTML out: what templates may say, and how they say it.

Every text is escaped. The only HTML that is not our own comes out of `markdown`.
A site's own folder of fragments comes before the package's, one file at a time;
a fragment there can still include the original as `package/card.html`.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Final

from jinja2 import TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from msgspec import Struct

from growthfolio.model.phrase import Filling
from growthfolio.pages.views import Card, CommentCard, File, Link, MatrixRow
from growthfolio.rendering.charts import drawn
from growthfolio.rendering.links import Links
from growthfolio.rendering.markdown import Body, to_html
from growthfolio.rendering.overrides import BrokenFragmentError, Overrides
from growthfolio.rendering.rendered import plain
from growthfolio.rendering.sanitiser import Place, same_path
from growthfolio.templating import Compiled, Fragments
from growthfolio.words import Speech, speech
from growthfolio.words.states import LOOKS

SLIDES: Final = (".pptx", ".ppt", ".odp", ".key", ".dps")


class CardBody(Struct, frozen=True, kw_only=True):
    """A card's text, its slides, and the other files that it does not show itself."""

    html: Markup
    slides: tuple[File, ...]
    rest: tuple[File, ...]


def fill_in(
    fragment: str, values: Mapping[str, object], language: str, overrides: Overrides
) -> str:
    """The HTML of a fragment; raises BrokenFragmentError."""
    with _naming(fragment):
        return _environment(language, overrides).get_template(fragment).render(values)


def load(fragments: Iterable[str], language: str, overrides: Overrides) -> None:
    """Have fragments ready for whoever is to fill them in; raises BrokenFragmentError.

    Processes that are forked from this one have them then, too.
    """
    for fragment in fragments:
        with _naming(fragment):
            _environment(language, overrides).get_template(fragment)


@contextmanager
def _naming(fragment: str) -> Iterator[None]:
    try:
        yield
    except TemplateError as error:
        where = getattr(error, "filename", None) or getattr(error, "name", None)
        line = getattr(error, "lineno", None)
        place = ":".join(str(part) for part in (where or fragment, line) if part)
        raise BrokenFragmentError(f"{place}: {error.message or error}") from error


def read_again() -> None:
    """Forget the fragments read so far: somebody may have changed their own."""
    _environment.cache_clear()


@lru_cache(maxsize=8)
def _environment(language: str, overrides: Overrides) -> Fragments:
    names = frozenset(name for name, _ in overrides.texts)
    own = overrides.loader() if names else None
    environment = Fragments(own, names, Compiled(names))
    words = speech(language)
    environment.globals |= {"_": _Sayings(words).say, "looks": LOOKS}
    environment.filters |= {
        "alt": plain,
        "body": _body,
        "day": words.day,
        "drawn": drawn,
        "edit": _edit,
        "new": _new,
        "share": _share,
        "url": _url,
        "words": _comment_body,
    }
    return environment


class _Sayings:
    """What `_` is in fragments: a text in the site's language, its gaps filled."""

    def __init__(self, words: Speech) -> None:
        self._words = words
        self._without_gaps = lru_cache(maxsize=1024)(partial(self._filled, said={}))

    def say(self, text: str, **gaps: "Filling | Markup") -> Markup:
        """The text translated and escaped; HTML in a gap stays HTML."""
        if not gaps:
            return self._without_gaps(text)
        said = {
            name: value if isinstance(value, Markup) else self._words.say(value)
            for name, value in gaps.items()
        }
        return self._filled(text, said)

    def _filled(self, text: str, said: Mapping[str, str]) -> Markup:
        return escape(self._words.translate(text)).format_map(_Gaps(said))


class _Gaps(dict[str, object]):
    """What fills the gaps; one that nobody fills stays as it is."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


@pass_context
def _url(context: Context, target: Link | File | str) -> str:
    links: Links = context["links"]
    return links.to(target, context["here"])


@pass_context
def _edit(context: Context, path: str) -> str:
    links: Links = context["links"]
    return links.edit_address(path)


@pass_context
def _new(context: Context, path: str) -> str:
    links: Links = context["links"]
    return links.new_address(path)


@pass_context
def _body(context: Context, card: Card) -> CardBody:
    body = _text(context, card, card.source, card.anchor, level=5)
    if not card.files:
        return CardBody(html=body.html, slides=(), rest=())
    slides = tuple(file for file in card.files if file.name.lower().endswith(SLIDES))
    rest = tuple(
        file
        for file in card.files
        if file not in slides and same_path(file.target) not in body.files
    )
    return CardBody(html=body.html, slides=slides, rest=rest)


@pass_context
def _comment_body(
    context: Context, comment: CommentCard, card: Card, number: int
) -> Markup:
    prefix = f"{card.anchor}-c{number}"
    return _text(context, card, comment.source, prefix, level=6).html


def _text(
    context: Context, card: Card, source: str, prefix: str, *, level: int
) -> Body:
    addresses: dict[str, str] = {}
    if card.files:
        links: Links = context["links"]
        here: str = context["here"]
        addresses = {
            same_path(file.target): links.to(file, here) for file in card.files
        }
    place = Place(folder=card.folder, addresses=addresses, prefix=prefix)
    return to_html(source, place, speech(context["site"].language), level=level)


def _share(row: MatrixRow) -> float:
    """How much of what a person owed is done, from 0 to 1, to sort by."""
    return round(row.done / row.owed, 4) if row.owed else 1.0
