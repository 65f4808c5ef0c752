"""A name shown to people, in one language or in several."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

LANGUAGES: Final = ("zh-CN", "zh-TW", "en")
DEFAULT_LANGUAGE: Final = LANGUAGES[0]

# Whose words stand in when the wanted language has none.
_NEXT_BEST: Final = {
    "zh-CN": ("zh-CN", "zh-TW", "en"),
    "zh-TW": ("zh-TW", "zh-CN", "en"),
    "en": ("en", "zh-CN", "zh-TW"),
}


class Title(Struct, frozen=True):
    """One text per language; a plain string counts for every language."""

    texts: Mapping[str, str]

    @classmethod
    def plain(cls, text: str) -> "Title":
        """A title that is the same in every language."""
        return cls(MappingProxyType({"": text}))

    def text(self, language: str) -> str:
        """The title in `language`, else in the nearest one there is."""
        for candidate in ("", *_NEXT_BEST.get(language, LANGUAGES)):
            if candidate in self.texts:
                return self.texts[candidate]
        return next(iter(self.texts.values()), "")

    def spellings(self) -> tuple[str, ...]:
        """Every text of it, each once, in the order written."""
        return tuple(dict.fromkeys(self.texts.values()))
