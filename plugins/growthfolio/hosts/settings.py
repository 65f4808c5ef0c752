"""mkdocs.yml → what it chooses, where we know all that goes by it.

It is read without MkDocs, which takes longer to load than a question takes to answer.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from growthfolio.loading.root import FOLDERS, PROGRAMME

Settings: TypeAlias = Mapping[str, object]

# Plugins and extensions of which we know that they read nothing else.
_OURS: Final = "growthfolio"
_PLUGINS: Final = frozenset({_OURS, "search", "material/search"})
_EXTENSIONS: Final = frozenset(
    """
    abbr admonition attr_list def_list footnotes md_in_html meta nl2br sane_lists smarty
    tables toc pymdownx.arithmatex pymdownx.betterem pymdownx.caret pymdownx.critic
    pymdownx.details pymdownx.highlight pymdownx.inlinehilite pymdownx.keys
    pymdownx.magiclink pymdownx.mark pymdownx.smartsymbols pymdownx.superfences
    pymdownx.tabbed pymdownx.tasklist pymdownx.tilde
    """.split()  # noqa: SIM905 - forty lines otherwise
)
_FOREIGN: Final = frozenset({"hooks", "INHERIT"})
_NAMED: Final = re.compile(r"!!python/name:([\w.]+)")


def folders_in(text: str) -> tuple[str, ...] | None:
    """The folders that go into a site; None where something else may go into it."""
    try:
        settings = _settings(text)
        if settings is None or not _is_understood(settings):
            return None
        return tuple(_folders(settings))
    except (ValueError, TypeError):
        return None


def options_in(root: Path, name: str) -> Mapping[str, object]:
    """The plugin's own options in mkdocs.yml, where that is understood."""
    try:
        settings = _settings((root / name).read_text("utf-8")) or {}
        ours = dict(_items(settings.get("plugins", ()))).get(_OURS)
    except (OSError, ValueError, TypeError):
        return {}
    return ours if isinstance(ours, dict) else {}


def _settings(text: str) -> Settings | None:
    try:
        # Names of functions are packages' own; any other tag may be anything.
        read = YAML(typ="safe").load(_NAMED.sub(r"\1", text))
    except YAMLError:
        return None
    return read if isinstance(read, dict) else None


def _is_understood(settings: Settings) -> bool:
    if _FOREIGN & settings.keys():
        return False
    plugins = dict(_items(settings.get("plugins", ())))
    extensions = dict(_items(settings.get("markdown_extensions", ())))
    ours = plugins.get(_OURS) or {}
    return (
        plugins.keys() <= _PLUGINS
        and {one.removeprefix("markdown.extensions.") for one in extensions}
        <= _EXTENSIONS
        and isinstance(ours, dict)
        and ours.get("programme", PROGRAMME) == PROGRAMME
    )


def _items(listed: object) -> Iterator[tuple[str, object]]:
    """Names with their settings, from either form that MkDocs allows."""
    if isinstance(listed, dict):
        yield from listed.items()
        return
    if not isinstance(listed, list | tuple):
        raise TypeError(listed)
    for item in listed:
        if isinstance(item, dict):
            yield from item.items()
        else:
            yield str(item), None


def _folders(settings: Settings) -> Iterator[str]:
    docs = str(settings.get("docs_dir", "docs"))
    # Of the records' own folders nothing is read but records.
    if Path(docs).parts[:1] not in [(one,) for one in FOLDERS]:
        yield docs
    theme = settings.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        yield str(theme["custom_dir"])
