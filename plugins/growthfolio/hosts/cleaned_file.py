"""A file somebody attached, as MkDocs publishes it: always a clean copy.

The copy is made when it is written, not before: all of them at once would not go
into memory. The original is only read.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from growthfolio.cleaning.problem import NotCleanableError
from growthfolio.loading.tree import reason_of
from growthfolio.model.phrase import N_
from growthfolio.words import Speech

log = get_plugin_logger("growthfolio")


class CleanedFile(File):
    """A generated file whose content is the clean copy of one that is not published.

    It has no source MkDocs or a plugin could copy from.
    """

    original: Path
    speech: Speech

    @classmethod
    def of(
        cls, config: MkDocsConfig, url: str, original: Path, speech: Speech
    ) -> "CleanedFile":
        """The file at an address of the site, cleaned of what `original` says."""
        file: Any = cls.generated(config, url, content=b"")
        file._content = None  # noqa: SLF001 - until somebody sets it
        file.original, file.speech = original, speech
        return file  # type: ignore[no-any-return]

    @property
    def content_bytes(self) -> bytes:
        """The clean copy, or what a plugin has made of it."""
        if self._content is None:
            # Knows every kind of file: only where one is attached.
            from growthfolio.cleaning.clean import clean  # noqa: PLC0415

            return clean(self.original.name, self.original.read_bytes())
        return super().content_bytes

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = value

    def copy_file(self, dirty: bool = False) -> None:
        """Write the copy; a file that changed so that it has none is left out."""
        del dirty  # what is there may be of another programme's version
        try:
            content = self.content_bytes
        except OSError as error:
            self._leave_out(reason_of(error))
        except NotCleanableError as error:
            self._leave_out(error.rule.name)
        else:
            path = Path(self.abs_dest_path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _leave_out(self, reason: str) -> None:
        text = N_("{path} is left out: it has no clean copy any more ({reason})")
        log.warning(
            self.speech.fill(text, {"path": self.original.name, "reason": reason})
        )
