"""Builds a site with MkDocs from within the command."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from growthfolio.hosts.mkdocs import GrowthfolioPlugin
from growthfolio.hosts.planning import Given
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.progress import stage
from growthfolio.publishing import Promise

CONFIG: Final = "mkdocs.yml"


def build_site(  # noqa: PLR0913 - for whom, of which day, and how
    root: Path,
    out: Path,
    *,
    audience: str | None,
    today: date | None,
    given: Given | None = None,
    options: Mapping[str, object] = MappingProxyType({}),
) -> Promise:
    """Build the site of `root` for an audience (the plugin's own for None) in `out`.

    What is `given` is not found out again. `options` come before those in mkdocs.yml.

    Gives what `out` is to hold, to be looked over. Raises RefusalError where there
    is no mkdocs.yml, where it does not name the plugin, and where MkDocs itself
    gives up.
    """
    # Material prints a notice on MkDocs 2 at every build; the range in our own
    # dependencies answers it (delete with the notice).
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not (root / CONFIG).is_file():
        raise RefusalError(
            phrase("there is no {name} beside programme.yml", name=CONFIG)
        )
    with _quiet(), stage(N_("the site generator")):
        try:
            config = load_config(str(root / CONFIG), site_dir=str(out))
            plugin = _plugin_of(config)
            plugin.given = given
            _set_options(plugin, audience, today, options)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
            return plugin.promise(config)
        except ConfigurationError as error:
            problem = phrase(
                "{name} cannot be used: {reason}", name=CONFIG, reason=str(error)
            )
            raise RefusalError(problem) from error
        except (MkDocsException, Abort) as error:
            raise RefusalError(
                phrase("MkDocs gave up: {reason}", reason=str(error))
            ) from error


def _plugin_of(config: MkDocsConfig) -> GrowthfolioPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, GrowthfolioPlugin):
            return plugin
    raise RefusalError(
        phrase("{name} does not list the plugin “growthfolio”", name=CONFIG)
    )


def _set_options(
    plugin: GrowthfolioPlugin,
    audience: str | None,
    today: date | None,
    options: Mapping[str, object],
) -> None:
    plugin.config.update(options)
    if audience is not None:
        plugin.config.audience = audience
    if today is not None:
        plugin.config.today = today


@contextmanager
def _quiet() -> Iterator[None]:
    """Let only MkDocs' own warnings through: the command printed the findings."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.addFilter(lambda record: "growthfolio" not in record.name)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
