"""A file that is there → the same file with other content, whole or not at all."""

import os
import tempfile
from pathlib import Path


def replace_file(file: Path, content: bytes) -> None:
    """Put content in the place of a file's; its mode stays. Raises OSError.

    Whoever reads it meanwhile sees the old content or the new.
    """
    mode = file.stat().st_mode & 0o7777
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as aside:
            aside.write(content)
            aside.flush()
            os.fsync(aside.fileno())
        Path(name).chmod(mode)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
