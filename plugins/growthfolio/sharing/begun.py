"""Work somebody is at → what comes of it, piece by piece, in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from itertools import islice
from typing import Final, Generic, TypeVar, TypeVarTuple

from growthfolio.sharing.crew import Crew

Result = TypeVar("Result")
Piece = TypeVarTuple("Piece")

_AHEAD: Final = 6
"""So many pieces for everybody may be done before the first is asked for."""


class Begun(Generic[Result]):
    """What some work comes to, piece by piece; some pieces are done ahead.

    `pieces` are those for so many hands to share out: each is looked at when it is
    given to somebody, and not before. With no `crew` there is nobody but whoever asks.
    Whoever does not see it through has to `close` it.
    """

    def __init__(
        self,
        work: Callable[[*Piece], Result],
        pieces: Callable[[int], Iterable[tuple[*Piece]]],
        crew: AbstractContextManager[Crew | None],
    ) -> None:
        self._open = ExitStack()
        found = self._open.enter_context(crew)
        hands = 0 if found is None else found.hands

        def asked(piece: tuple[*Piece]) -> Callable[[], Result]:
            return partial(work, *piece) if found is None else found.ask(work, *piece)

        self._asked = map(asked, pieces(hands))
        self._ahead = deque(islice(self._asked, _AHEAD * hands))

    def __iter__(self) -> Iterator[Result]:
        with self._open:
            for asked in self._asked:
                self._ahead.append(asked)
                yield self._ahead.popleft()()
            while self._ahead:
                yield self._ahead.popleft()()

    def close(self) -> None:
        """Have nobody at work any more."""
        self._open.close()
