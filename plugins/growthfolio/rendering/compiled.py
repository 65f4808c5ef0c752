"""Templates as Jinja has compiled them, kept for whoever runs this program.

To compile a theme takes longer than to render a small site with it. What comes of it
is code, and so it never lies in a programme's folder, where others write, too, and
which may be restored from elsewhere. It lies in a folder that belongs to this user
alone, and it is taken from there only for the same template and the same packages.
"""

import marshal
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache

_OTHERS: Final = 0o077
"""What others may do with a folder; here it is nothing."""
_SIZE: Final = 32


class Compiled(BytecodeCache):
    """The compiled templates in a folder, made by the packages it is `about`."""

    def __init__(self, folder: Path, about: str) -> None:
        self._folder = folder
        self._about = blake2b(about.encode()).digest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put a template's code into its bucket, if it is there and whole."""
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        digest, code = data[:_SIZE], data[_SIZE:]
        if digest == self._digest(bucket, code):
            bucket.code = marshal.loads(code)  # noqa: S302 - nobody else writes it

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code; where that cannot be done, it is not kept."""
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(self._digest(bucket, code) + code)
            Path(name).replace(self._folder / bucket.key)

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        # The key is made of a template's name and place, the checksum of its text.
        whole = blake2b(self._about, digest_size=_SIZE)
        whole.update(f"{bucket.key}\0{bucket.checksum}\0".encode())
        whole.update(code)
        return whole.digest()


_at_hand: Final[ContextVar[Compiled | None]] = ContextVar("at_hand", default=None)


def at_hand() -> Compiled | None:
    """The compiled templates that may be used; None where none may."""
    return _at_hand.get()


@contextmanager
def compiled_by(about: str | None, *, outside: Path) -> Iterator[None]:
    """In the block, use templates compiled by the packages it is `about`; or none.

    They lie `outside` of this folder.
    """
    folder = folder_of_user(outside) if about is not None else None
    found = None if folder is None or about is None else _compiled(folder, about)
    token = _at_hand.set(found)
    try:
        yield
    finally:
        _at_hand.reset(token)


# Several sites are built with the same templates, one after the other.
_compiled: Final = cache(Compiled)


def folder_of_user(outside: Path) -> Path | None:
    """A folder of this user alone, `outside` of another; None without one."""
    if not hasattr(os, "getuid"):
        return None
    top = Path(tempfile.gettempdir()).resolve()
    # Python's last resort is the folder it was started in.
    if top == Path.cwd() or top.is_relative_to(outside.resolve()):
        return None
    folder = top / f"growthfolio-{os.getuid()}"
    try:
        with suppress(FileExistsError):
            folder.mkdir(stat.S_IRWXU)
        found = folder.lstat()
    except OSError:
        return None
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return folder if is_own and not found.st_mode & _OTHERS else None
