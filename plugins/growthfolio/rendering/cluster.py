"""Workers of a Dask cluster: the only place that knows Dask, and only when asked.

The work goes to every worker once, and pieces of it by number. Of this machine's
files a worker needs none.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, Final

from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import NO_CLUSTER
from growthfolio.sharing import Crew

_SECONDS: Final = 30
"""How long to wait for a scheduler, and for its first worker."""
_PATIENCE: Final = 5.0
"""After how many seconds without an answer to ask whether there are any workers."""


@contextmanager
def crew_of_cluster(scheduler: str, work: Callable[..., Any]) -> Iterator[Crew]:
    """The workers of the cluster whose scheduler has this address.

    Raises RefusalError where there is none, or where its workers are not ours.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra, and half a second
    except ImportError:
        reason = phrase("install growthfolio[cluster]")
        raise _refusal(scheduler, reason) from None
    if not scheduler:
        raise _refusal(scheduler, phrase("it has no address; give --scheduler"))
    lost = (
        *(BrokenExecutor, CancelledError, distributed.client.FutureCancelledError),
        *(distributed.scheduler.KilledWorker, distributed.comm.CommClosedError),
    )
    try:
        client = distributed.Client(scheduler, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _refusal(scheduler, str(error)) from error
    with client:
        handed = _handed(client, scheduler, work)
        submit = client.get_executor(pure=False).submit
        yield Crew(
            submit=partial(submit, _do, handed),
            hands=max(1, sum(client.nthreads().values())),
            lost=lost,
            anybody=lambda: _anybody(client),
            patience=_PATIENCE,
        )


def _handed(client: Any, scheduler: str, work: Callable[..., Any]) -> object:  # noqa: ANN401
    """The work, on every worker that is there."""
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=_SECONDS)
    if not _anybody(client):
        raise _refusal(scheduler, phrase("it has no workers"))
    ours = _code()
    theirs = client.run(_code, on_error="return")
    if any(one != ours for one in theirs.values()):
        raise _refusal(scheduler, phrase("its workers have another growthfolio"))
    return client.scatter(work, broadcast=True, hash=False)


def _do(work: Callable[..., Any], *piece: Any) -> Any:  # noqa: ANN401 - whatever it is
    return work(*piece)


def _code() -> str:
    from growthfolio.caching.code import code  # noqa: PLC0415 - a worker may have none

    return code()


def _anybody(client: Any) -> bool:  # noqa: ANN401 - Dask's own
    try:
        return client.status == "running" and bool(client.nthreads())
    except (OSError, TimeoutError):
        return False


def _refusal(scheduler: str, reason: Filling) -> RefusalError:
    return RefusalError.by_rule(NO_CLUSTER, scheduler=scheduler or "?", reason=reason)
