"""A theme's environment that does not look at files MkDocs leaves out anyway.

Material has ten thousand icons in a hidden folder. MkDocs lists them all at every
build, to see by each name that it is none of the site's files.
"""

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class _Shown(FileSystemLoader):
    """Lists the templates of folders but for what is hidden in them."""

    def list_templates(self) -> list[str]:
        """Their names, sorted; hidden files can be loaded all the same."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                within = os.path.relpath(folder, top).replace(os.sep, "/")
                start = "" if within == "." else f"{within}/"
                shown = (name for name in names if not name.startswith("."))
                found.update(f"{start}{name}" for name in shown)
        return sorted(found)


def hide_hidden(theme: Theme) -> None:
    """Have a theme's environment list nothing that is hidden."""
    made = theme.get_env

    def get_env() -> Environment:
        env = made()
        if type(env.loader) is FileSystemLoader:
            env.loader = _Shown(env.loader.searchpath)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
