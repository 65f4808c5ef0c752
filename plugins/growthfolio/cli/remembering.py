"""A question asked again of the same files → the answer it had."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from growthfolio.caching import Store
from growthfolio.cli.outlining import outline_of
from growthfolio.loading.look import Look
from growthfolio.loading.root import PROGRAMME


def remembered(
    look: Look,
    today: date | None,
    about: Sequence[str],
    work: Callable[[Look], Mapping[str, str]],
) -> Mapping[str, str]:
    """The answer of `work`, which is not done where nothing has changed.

    `about` says what is asked of what the look finds. Where a file cannot be read, or
    the programme cannot, there is nothing to go by, and the work is done.
    """
    question = question_of(look, today, about)
    if question is None:
        return work(look)
    store = Store(look.root)
    answer = store.get(question)
    if answer is None:
        answer = work(look)
        if look.stands:
            store.put(question, answer)
    return answer


def question_of(
    look: Look, today: date | None, about: Iterable[str], beside: Iterable[str] = ()
) -> str | None:
    """One hash of all files of a programme, of others `beside` it, of the day.

    None where there is nothing to go by.
    """
    outline = outline_of(look.root)
    if outline is None:
        return None
    day = today or outline.day()
    own = (outline.calendar,) if outline.calendar else ()
    files = {PROGRAMME, *own, *beside}
    try:
        return look.fingerprint(files, day.isoformat(), *about)
    except OSError:
        return None
