"""What a theme is told where the site's owner has told it nothing.

Material fetches fonts from elsewhere unless it is told not to; a reader of
personnel pages should be known to nobody but the site.
"""

from collections.abc import Mapping
from typing import Final

from growthfolio.model.phrase import N_
from growthfolio.words import Speech

MATERIAL: Final = frozenset({"material", "materialx"})

# MkDocs' own themes fetch a script from elsewhere that colours code.
_MKDOCS_OWN: Final = frozenset({"mkdocs", "readthedocs"})

_LANGUAGES: Final = {"zh-CN": "zh", "zh-TW": "zh-Hant", "en": "en"}
_FEATURES: Final = ["content.code.copy", "navigation.tabs", "navigation.top"]

# The colour `custom` is growthfolio.css's own: Material's are too pale for small text.
_PALETTE: Final = (
    ("light", "default", "material/weather-night", N_("Switch to dark colours")),
    ("dark", "slate", "material/weather-sunny", N_("Switch to light colours")),
)


def defaults(
    name: str | None, chosen: Mapping[str, object], speech: Speech
) -> dict[str, object]:
    """Settings of a theme for whatever the owner has not chosen."""
    if name in MATERIAL:
        return material_defaults(chosen, speech)
    if name in _MKDOCS_OWN and "highlightjs" not in chosen:
        return {"highlightjs": False}
    return {}


def material_defaults(
    chosen: Mapping[str, object], speech: Speech
) -> dict[str, object]:
    """Settings of Material for whatever the owner has not chosen."""
    defaults: dict[str, object] = {
        "font": False,
        "language": _LANGUAGES.get(speech.language, "en"),
        "features": list(_FEATURES),
        "palette": [
            {
                "media": f"(prefers-color-scheme: {media})",
                "scheme": scheme,
                "primary": "custom",
                "toggle": {"icon": icon, "name": speech.translate(name)},
            }
            for media, scheme, icon, name in _PALETTE
        ],
    }
    return {key: value for key, value in defaults.items() if key not in chosen}


def without_strangers(html: str, *, private: bool) -> str:
    """A page that asks nobody but its own site for anything.

    Material's script asks the git host for a repository's stars wherever it finds
    its `source` component. A private page also asks not to be listed anywhere.
    """
    quiet = html.replace(' data-md-component="source"', "")
    if not private:
        return quiet
    head = (
        '<meta name="robots" content="noindex, nofollow">'
        '<meta name="referrer" content="same-origin">'
    )
    return quiet.replace("</head>", f"{head}</head>", 1)
