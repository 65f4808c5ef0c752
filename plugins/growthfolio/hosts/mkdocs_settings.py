"""MkDocs' settings: what we are told by them, and what the theme is told by us."""

import warnings
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig

from growthfolio.hosts.assets import assets
from growthfolio.hosts.content_policy import Policy, Sources, loaded_by_choice, merged
from growthfolio.hosts.repository import edit_patterns
from growthfolio.hosts.splicing import turn_off
from growthfolio.hosts.theme import defaults
from growthfolio.rendering import Links
from growthfolio.words import speech


def given_in(config: Config) -> Mapping[str, object]:
    """What stands in mkdocs.yml itself, without MkDocs' defaults."""
    with warnings.catch_warnings():
        # MkDocs deprecates it, and has nothing else that knows.
        warnings.simplefilter("ignore", DeprecationWarning)
        given = config.user_configs
    return {key: value for one in given for key, value in one.items()}


def custom_folder(config: MkDocsConfig) -> Path | None:
    """The folder of the site's own templates, if it has one."""
    return Path(config.theme.custom_dir) if config.theme.custom_dir else None


def links_of(config: MkDocsConfig, docs: Path, root: Path) -> Links:
    """Where pages lie, and where what is below `root` is edited.

    What MkDocs is told of the latter leads to its folder of `docs`.
    """
    edit, new = edit_patterns(
        str(config.repo_url or ""),
        str(given_in(config).get("edit_uri") or ""),
        docs.resolve(),
        root,
    )
    return Links(directory_urls=config.use_directory_urls, edit=edit, new=new)


def policy_of(config: MkDocsConfig, allowed: Sources) -> Policy:
    """What a site's pages may load: what is theirs, and what its owner has chosen."""
    loaded = loaded_by_choice(
        map(str, config.extra_css),
        map(str, config.extra_javascript),
        google_fonts=bool(config.theme.get("font")),
    )
    return Policy(merged(allowed, loaded))


def dress(config: MkDocsConfig, language: str, *, indexed: bool) -> None:
    """Tell the theme of our style and scripts, and all that its owner has not."""
    css, script, search = assets()
    config.extra_css.insert(0, css)
    config.extra_javascript.append(script)
    if indexed:
        config.extra_javascript.append(search)
        turn_off(config)
    given = given_in(config).get("theme")
    chosen = given if isinstance(given, dict) else {}
    told = defaults(config.theme.name, chosen, speech(language))
    for name, value in told.items():
        config.theme[name] = value
