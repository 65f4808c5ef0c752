"""Who renders: this process, processes of this machine, or a cluster's."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final, TypeVar

from msgspec import Struct

from growthfolio.model.executors import DASK, PROCESSES
from growthfolio.sharing import Begun, Crew, hands

Result = TypeVar("Result")
Told = TypeVar("Told")

_FEW: Final = 3
"""For so little for everybody, processes take longer to start than to help."""
_EACH: Final = 8
"""So many pieces for everybody at least: who is done early takes another."""


class Workers(Struct, frozen=True, kw_only=True):
    """Whom to ask: `jobs` processes, for 0 one for each core; or a cluster.

    Its `scheduler` is where to ask for it.
    """

    jobs: int = 0
    executor: str = PROCESSES
    scheduler: str = ""

    @property
    def are_here(self) -> bool:
        """Whether they have this machine's files."""
        return self.executor == PROCESSES

    def begin(
        self,
        work: Callable[[int, int, Told], Result],
        number: int,
        at_once: int,
        told: Callable[[], Told],
    ) -> Begun[Result]:
        """Some work from one number up to another, so many `at_once` at most.

        Somebody is at the first by now. With each piece goes what is `told` when it is
        given to somebody.
        """

        def pieces(many: int) -> Iterator[tuple[int, int, Told]]:
            share = number // (_EACH * many) if many else at_once
            size = max(1, min(at_once, share))
            for start in range(0, number, size):
                yield start, min(start + size, number), told()

        return Begun(work, pieces, self._crew(work, number))

    def _crew(
        self, work: Callable[..., Any], number: int
    ) -> AbstractContextManager[Crew | None]:
        if self.executor == DASK:
            from growthfolio.rendering.cluster import crew_of_cluster  # noqa: PLC0415

            return crew_of_cluster(self.scheduler, work)
        many = hands(self.jobs)
        if many <= 1 or number <= _FEW * many:
            return nullcontext(None)
        from growthfolio.sharing.processes import crew_of_processes  # noqa: PLC0415

        return crew_of_processes(many, work)


ALONE: Final = Workers(jobs=1)
"""Nobody but this process."""
