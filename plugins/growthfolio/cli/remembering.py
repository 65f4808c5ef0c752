"""A question asked again of the same files → the answer it had."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from growthfolio.caching import Store, fingerprint
from growthfolio.cli.outlining import outline_of
from growthfolio.loading.root import PROGRAMME


def remembered(
    root: Path,
    today: date | None,
    about: Sequence[str],
    work: Callable[[], Mapping[str, str]],
) -> Mapping[str, str]:
    """The answer of `work`, which is not done where nothing has changed.

    `about` says what is asked. Every file is read and hashed; where one cannot be,
    or the programme cannot, there is nothing to go by, and the work is done.
    """
    question = question_of(root, today, about)
    if question is None:
        return work()
    store = Store(root)
    answer = store.get(question)
    if answer is None:
        answer = work()
        store.put(question, answer)
    return answer


def question_of(
    root: Path, today: date | None, about: Iterable[str], beside: Iterable[str] = ()
) -> str | None:
    """One hash of all files of a programme, of others `beside` it, of the day.

    None where there is nothing to go by.
    """
    outline = outline_of(root)
    if outline is None:
        return None
    day = today or outline.day()
    own = (outline.calendar,) if outline.calendar else ()
    files = {PROGRAMME, *own, *beside}
    try:
        return fingerprint(root, files, day.isoformat(), *about)
    except OSError:
        return None
