"""Who may render pages."""

from typing import Final

PROCESSES: Final = "processes"
DASK: Final = "dask"
EXECUTORS: Final = (PROCESSES, DASK)
