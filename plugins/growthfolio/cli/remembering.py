"""A question asked again of the same files → the answer it had."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from growthfolio.caching import Store, fingerprint
from growthfolio.loading.load import PROGRAMME
from growthfolio.loading.programme import CALENDARS, load_programme
from growthfolio.pipeline import today_of


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
    programme, _, _ = load_programme(root, PROGRAMME)
    if programme is None:
        return work()
    day = today or today_of(programme)
    beside = {PROGRAMME, *({programme.calendar} - set(CALENDARS))}
    try:
        question = fingerprint(root, beside, day.isoformat(), *about)
    except OSError:
        return work()
    store = Store(root)
    answer = store.get(question)
    if answer is None:
        answer = work()
        store.put(question, answer)
    return answer
