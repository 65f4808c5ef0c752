"""The page of formats: for each kind of file an example, then its keys in a table."""

from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files
from typing import Final

from growthfolio.authoring.formats.examples import (
    LAYERED,
    WHOLE,
    blocks,
    example,
    items,
)
from growthfolio.authoring.formats.kinds import GROUPS, MEANINGS, WITH_DUTY
from growthfolio.authoring.formats.outline import (
    PEOPLE,
    PROGRAMME,
    RECORDS,
    SELECTION,
    Part,
)
from growthfolio.authoring.formats.tables import (
    field_table,
    heading,
    shape_table,
    type_table,
)
from growthfolio.loading.programme import load_programme
from growthfolio.model.duty import Duty
from growthfolio.model.field import RecordField
from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_
from growthfolio.model.programme import Programme
from growthfolio.words import Speech

NAME: Final = "programme.yml"


def page(words: Speech) -> Iterator[str]:
    """The lines of the page, in one language."""
    shown = example(words.language)
    say = words.translate
    yield say(N_("# The files people write"))
    yield ""
    yield say(
        N_(
            "Each part shows an example first, then every key there is. A key nobody "
            "knows is an error, with the nearest one that is known; a key without a "
            "value counts as absent. Days are written 2026-03-05, periods 2026-03, "
            "2026-Q1, 2026-H1, 2026. `growthfolio schema` writes the same for editors, "
            "as JSON Schemas. All examples are one programme that loads as it stands."
        )
    )
    yield ""
    yield from _programme(shown, words)
    for part in PEOPLE:
        yield from _part(part, shown, words, level=2)
    yield from _records(shown, words)
    for part in SELECTION:
        yield from _part(part, shown, words, level=2)


def _programme(shown: Mapping[str, bytes], words: Speech) -> Iterator[str]:
    say = words.translate
    yield from heading(2, say(N_("The programme: programme.yml")))
    yield say(
        N_(
            "Most programmes are a few lines on top of a ready one (`growthfolio init "
            "--list`): what is written here overrides, lists go by `id`, and "
            "`remove: true` beside an id takes that away."
        )
    )
    yield ""
    layered = example(words.language, LAYERED)
    yield from _fenced(layered[NAME].decode("utf-8"), NAME)
    yield say(N_("Without one, or to override it, these are all the keys."))
    yield ""
    for part in PROGRAMME:
        yield from _part(part, shown, words, level=3)


def _part(
    part: Part, shown: Mapping[str, bytes], words: Speech, level: int
) -> Iterator[str]:
    yield from heading(level, words.translate(part.title))
    if part.about:
        yield words.translate(part.about)
        yield ""
    text = shown[part.path].decode("utf-8")
    if part.keys:
        text = blocks(text, part.keys)
    if part.items:
        text = items(text, part.items)
    yield from _fenced(text, part.path)
    if part.keys:
        yield from shape_table(Programme, words, part.keys)
    for number, shape in enumerate(part.shapes):
        titled = bool(part.keys) or number > 0
        yield from shape_table(shape, words, level=level + 1 if titled else None)
        if shape is RecordField:
            yield from type_table(words)


def _records(shown: Mapping[str, bytes], words: Speech) -> Iterator[str]:
    say = words.translate
    for part in RECORDS:
        yield from _part(part, shown, words, level=2)
    told = {part.path for part in RECORDS}
    yield from heading(2, say(N_("The kinds of record")))
    yield say(
        N_(
            "A duty’s `kind:` says what its records are. The growth file and other "
            "pages find what they show by the names below; a duty may leave any of "
            "them out but those that are needed, and have others beside them."
        )
    )
    yield ""
    duties = {duty.kind: duty for duty in _duties(words)}
    for title, kinds in GROUPS:
        yield from heading(3, say(title))
        for kind in kinds:
            path = next(each for each in shown if each.endswith(f"/{kind_file(kind)}"))
            text = "" if path in told else shown[path].decode("utf-8")
            yield from _kind(kind, duties[kind], (path, text), words)


def kind_file(kind: Kind) -> str:
    """What the file of a kind's example is called."""
    return "digest.md" if kind is Kind.REPORT else f"{kind}.md"


def _kind(
    kind: Kind, duty: Duty, file: tuple[str, str], words: Speech
) -> Iterator[str]:
    yield from heading(4, f"`{kind}`", words.translate(MEANINGS[kind]))
    path, text = file
    if kind in WITH_DUTY:
        programme = example(words.language)[NAME].decode("utf-8")
        cut = items(blocks(programme, ("duties",)), (duty.id,))
        yield from _fenced(cut, NAME)
    if text:
        yield from _fenced(text, path)
    yield from field_table(duty, words)


def _fenced(text: str, path: str) -> Iterator[str]:
    language = "yaml" if path.endswith(".yml") else "markdown"
    yield f"`{path}`"
    yield ""
    yield f"```{language}"
    yield text.rstrip("\n")
    yield "```"
    yield ""


def _duties(words: Speech) -> tuple[Duty, ...]:
    """The duties of the example, as the loader reads them."""
    data = example(words.language)[NAME]
    with as_file(files(__package__) / WHOLE) as folder:
        found, _, _ = load_programme(folder, NAME, data)
    return found.duties if found is not None else ()
