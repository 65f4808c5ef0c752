"""A repository's address on its git host → where its files can be edited there."""

import os
import posixpath
import re
from pathlib import Path
from urllib.parse import urljoin

# GitHub and Gitea ask for `filename`, GitLab for `file_name`.
_NAMED = "{folder}?filename={name}&file_name={name}"


def edit_patterns(
    repo_url: str, edit_uri: str, docs: Path, root: Path
) -> tuple[str, str]:
    """The patterns of Links' `edit` and `new`; empty where they cannot be known.

    `edit_uri` leads to the folder `docs`, as MkDocs has it; records lie below
    `root`.
    """
    if not repo_url or "/edit/" not in f"/{edit_uri}".replace("/_edit/", "/edit/"):
        return "", ""
    base = urljoin(repo_url.rstrip("/") + "/", edit_uri.rstrip("/") + "/")
    way = os.path.relpath(root, docs).replace(os.sep, posixpath.sep)
    base = urljoin(base, f"{way}/").replace("{", "{{").replace("}", "}}")
    return base + "{path}", re.sub(r"/(_?)edit/", r"/\1new/", base, count=1) + _NAMED
