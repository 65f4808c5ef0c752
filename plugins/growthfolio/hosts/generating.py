"""A programme's site, made by MkDocs from within the command."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.utils import CountHandler

from growthfolio.hosts.frame import Frame
from growthfolio.hosts.inputs import CONFIG
from growthfolio.hosts.mkdocs import GrowthfolioPlugin
from growthfolio.hosts.planning import Given
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.progress import stage
from growthfolio.publishing import Promise


def generate(  # noqa: PLR0913 - for whom, of which day, and how
    root: Path,
    out: Path,
    *,
    audience: str | None,
    today: date | None,
    given: Given | None = None,
    options: Mapping[str, object] = MappingProxyType({}),
) -> tuple[Promise, Frame | None]:
    """What was written into `out`, and the site without its pages.

    There is none where the next build is to have MkDocs do it all again: where it
    could not be told apart, or where MkDocs warned of something.
    """
    # Material prints a notice on MkDocs 2 at every build; the range in our own
    # dependencies answers it (delete with the notice).
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _quiet() as warnings, stage(N_("the site generator")):
        try:
            config = load_config(str(root / CONFIG), site_dir=str(out))
            plugin = _plugin_of(config)
            plugin.given = given
            _set_options(plugin, audience, today, options)
            config.plugins.on_startup(command="build", dirty=False)
            with closing(plugin):
                build(config)
            config.plugins.on_shutdown()
        except ConfigurationError as error:
            problem = phrase(
                "{name} cannot be used: {reason}", name=CONFIG, reason=str(error)
            )
            raise RefusalError(problem) from error
        except (MkDocsException, Abort) as error:
            raise RefusalError(
                phrase("MkDocs gave up: {reason}", reason=str(error))
            ) from error
        built = plugin.take()
        promise = built.promise()
        frame = None if any(warnings.get_counts()) else built.frame(promise)
        if frame is not None:
            built.making.keep(frame.shells)
        return promise, frame


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
def _quiet() -> Iterator[CountHandler]:
    """Let only warnings through, and count them."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    logger.addHandler(counter)
    try:
        yield counter
    finally:
        logger.removeHandler(counter)
        logger.removeHandler(handler)
        logger.propagate = propagate
