"""The styles a report can have, by name; `reporting` writes them."""

from typing import Final

STYLES: Final = ("full", "concise", "json", "github")
