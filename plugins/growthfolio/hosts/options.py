"""The plugin's options in mkdocs.yml → what they choose; what is refused."""

import difflib
import os
from datetime import date
from pathlib import Path

from mkdocs.config import Config
from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from msgspec import Struct

from growthfolio.caching import is_committed
from growthfolio.caching.shelf import Shelf
from growthfolio.hosts import content_policy
from growthfolio.hosts.content_policy import Sources
from growthfolio.hosts.finding import OWN, SEARCHES
from growthfolio.hosts.frame import Choices, key_of
from growthfolio.hosts.mkdocs_settings import custom_folder, given_in
from growthfolio.loading.root import FOLDERS
from growthfolio.model.executors import EXECUTORS, PROCESSES
from growthfolio.rendering import Workers


class GrowthfolioConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    programme = c.Type(str, default="programme.yml")
    audience = c.Type(str, default="public")
    today = c.Optional(c.Type((str, date)))  # YAML reads 2026-08-24 as a date
    jobs = c.Type(int, default=0)
    executor = c.Choice(EXECUTORS, default=PROCESSES)
    scheduler = c.Type(str, default="")
    splice = c.Optional(c.Type(bool))
    search = c.Choice(SEARCHES, default=OWN)
    csp = c.Type(dict, default={})


class Chosen(Struct, frozen=True, kw_only=True):
    """What mkdocs.yml, which lies at `config`, and whoever builds have chosen.

    `fragments` is the folder of the site's own, if there is one. Whether the theme is
    cut up is left to us where `splice` is None. While somebody has `watched`, nothing
    that people write may raise; while the site is `served`, nobody reads half a file.
    """

    config: Path
    programme: Path
    audience: str
    today: date | None
    workers: Workers
    splice: bool | None
    indexed: bool
    allowed: Sources
    strict: bool
    fragments: str
    watched: bool
    served: bool

    @property
    def root(self) -> Path:
        """Where the programme is."""
        return self.programme.parent

    @property
    def written(self) -> tuple[Path, ...]:
        """What people write: the programme's file, and the folders of records."""
        return (self.programme, *(self.root / name for name in FOLDERS))

    @property
    def choices(self) -> Choices:
        """What of it decides how a frame is filled."""
        own = self.fragments and os.path.relpath(self.fragments, self.root)
        return Choices(
            audience=self.audience,
            today=self.today,
            indexed=self.indexed,
            strict=self.strict,
            fragments=own,
        )

    def key(self) -> str | None:
        """One hash of all that MkDocs goes by, but for what is in the records.

        None where that cannot be told.
        """
        if self.config.parent.resolve() != self.root:
            return None
        return key_of(self.root, ("serve",), self.config.name)

    def shelf(self) -> Shelf:
        """What is kept of earlier builds."""
        return Shelf(None if is_committed(self.root) else self.root)


def chosen_in(
    options: GrowthfolioConfig, config: MkDocsConfig, *, watched: bool, served: bool
) -> Chosen:
    """What is chosen; raises PluginError where that is no choice."""
    _refuse_unknown(options)
    path, custom = Path(config.config_file_path), custom_folder(config)
    return Chosen(
        config=path,
        programme=(path.parent / options.programme).resolve(),
        audience=options.audience,
        today=_day(options.today),
        workers=Workers(
            jobs=options.jobs,
            executor=options.executor,
            scheduler=options.scheduler,
        ),
        splice=options.splice,
        indexed=options.search == OWN,
        allowed=_sources(options),
        strict=config.strict,
        fragments=str(custom / "growthfolio") if custom is not None else "",
        watched=watched,
        served=served,
    )


def _refuse_unknown(options: GrowthfolioConfig) -> None:
    options_of = vars(GrowthfolioConfig).items()
    known = [name for name, one in options_of if isinstance(one, BaseConfigOption)]
    for name in given_in(options):
        if name not in known:
            near = difflib.get_close_matches(str(name), known, 1) or known
            raise PluginError(
                f"mkdocs.yml: the plugin growthfolio has no option “{name}”; "
                f"it has {', '.join(near)}"
            )


def _day(given: object) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise PluginError(
            f"mkdocs.yml: growthfolio: today: “{given}” is no day like 2026-08-24"
        ) from error


def _sources(options: GrowthfolioConfig) -> Sources:
    try:
        return content_policy.chosen(options.csp)
    except ValueError as error:
        raise PluginError(f"mkdocs.yml: growthfolio: csp: {error}") from error
