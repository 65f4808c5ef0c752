"""The MkDocs plugin: a programme's pages in, a site in the theme's clothes out.

MkDocs and ProperDocs both run it. It decides nothing: `preparing` plans a site, `work`
has its pages made, `built` is what came of it. What is said here is only when.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from growthfolio.hosts.built import Built, complete
from growthfolio.hosts.mkdocs_files import Arranged, arrange, contents, url_of
from growthfolio.hosts.mkdocs_settings import custom_folder, dress, policy_of
from growthfolio.hosts.nothing import empty_folder
from growthfolio.hosts.options import GrowthfolioConfig, chosen_in
from growthfolio.hosts.outgoing import Outgoing
from growthfolio.hosts.planning import Given, HostPlan, stopped_clock
from growthfolio.hosts.preparing import Planned, prepare
from growthfolio.hosts.sitemap import with_addresses
from growthfolio.hosts.splicing import Stage
from growthfolio.hosts.theme_files import hide_hidden
from growthfolio.hosts.work import Work
from growthfolio.model.refusal import RefusalError
from growthfolio.rendering import BrokenFragmentError
from growthfolio.words import speech

if TYPE_CHECKING:  # it loads a web server, for which only `mkdocs serve` has a use
    from mkdocs.livereload import LiveReloadServer


class GrowthfolioPlugin(BasePlugin[GrowthfolioConfig]):  # type: ignore[no-untyped-call]
    """Puts a programme's pages into a site.

    `given` is what the command knows of the programme already.
    """

    # From one hook to the next, in the order MkDocs comes by; anew for every build.
    _planned: Planned
    _arranged: Arranged
    _work: Work
    _nav: Navigation
    _stage: Stage
    _outgoing: Outgoing
    _built: Built

    def __init__(self) -> None:
        self.given: Given | None = None
        self._ahead: HostPlan | None = None
        self._watched = False
        self._serves = False
        self._open = ExitStack()

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool
    ) -> None:
        """Learns whether somebody watches: then nothing people write may raise."""
        del dirty
        self._watched = self._serves = command == "serve"

    # First of all: search reads the theme's language to know how to part words.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Plans the site and tells what is wrong, before the old site is deleted."""
        self.close()
        chosen = chosen_in(
            self.config, config, watched=self._watched, served=self._serves
        )
        given, ahead, self._ahead = self.given, self._ahead, None
        shelf = chosen.shelf() if given is None else given.shelf
        self._open.callback(shelf.close)
        self._planned = planned = prepare(chosen, config, shelf, given, ahead)
        self._open.enter_context(stopped_clock(planned.site))
        if planned.docs_are_records:
            # MkDocs need not look at each of tens of thousands of records to learn
            # that it is to leave them out.
            self._open.enter_context(empty_folder(config))
        dress(config, planned.site.language, indexed=chosen.indexed)
        hide_hidden(config.theme)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes the records out, and puts pages, attachments and our assets in.

        All pages are begun with; those MkDocs puts into the theme it needs now.
        """
        chosen, site = self._planned.chosen, self._planned.site
        making = self._planned.making(config)
        self._arranged = arrange(files, site, making.links, chosen.written, config)
        self._work = Work(site, making, chosen.fragments, watched=chosen.watched)
        self._open.callback(self._work.close)
        with _refusing(site.language):
            self._work.begin(self._arranged.aside, chosen.workers)
        return files

    def on_nav(
        self, nav: Navigation, *, config: MkDocsConfig, files: Files
    ) -> Navigation:
        """Keeps the menu for the pages that are written past MkDocs."""
        del config, files
        self._nav = nav
        return nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Lets the organisation's own pages link to those written past MkDocs."""
        del config
        self._arranged.show(files)
        return page

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Gives our pages their titles; they have no front matter to read."""
        del config, files
        if (ours := self._work.menu.get(_url(page))) is not None:
            page.meta.update(title=ours.title, hide=list(ours.hide))
        return markdown

    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Puts our pages' content in, and their headings into the contents."""
        del config, files
        if (ours := self._work.menu.get(_url(page))) is None:
            return html
        page.toc = contents(ours.headings)
        # MkDocs knows no id of this page, and must not complain of links to one.
        page.present_anchor_ids = None
        return ours.html

    # After everybody else: what others put into the environment is there.
    @event_priority(-100)
    def on_env(
        self, env: Environment, *, config: MkDocsConfig, files: Files
    ) -> Environment:
        """Keeps what the theme renders with, and decides what may leave it."""
        self._arranged.hide(files)
        self._stage = Stage(config, files, self._nav, env)
        self._outgoing = Outgoing(
            policy_of(config, self._planned.chosen.allowed),
            partial(
                with_addresses,
                urls=self._arranged.aside,
                links=self._work.links,
                site=config.site_url or "",
            ),
            private=self._planned.site.private,
            watched=self._watched,
        )
        return env

    # After everybody else: the policy knows scripts by what is in them.
    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keeps pages from asking other hosts, and search engines from private ones."""
        del config
        ours = self._work.is_ours(_url(page))
        return self._outgoing.page(output, (page.content or "") if ours else "")

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same for pages that a theme brings itself, such as 404.html."""
        del config
        return self._outgoing.template(template_name, output_content)

    # Before the search, which writes down what it has been given by then.
    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the pages that stand in no menu; lets the clock run again."""
        del config
        planned, work = self._planned, self._work
        try:
            with _refusing(planned.site.language):
                self._built = complete(
                    planned, self._arranged, work, self._stage, self._outgoing
                )
        finally:
            self.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Tidies up after a build that failed, too."""
        del error
        self.close()

    # After everybody else: whoever watches something has the builder to name.
    @event_priority(-100)
    def on_serve(
        self,
        server: "LiveReloadServer",
        *,
        config: MkDocsConfig,
        builder: Callable[[], object],
    ) -> "LiveReloadServer":
        """Watches what people write, and builds by itself where only that changes."""
        # What serves is not loaded by whoever only builds.
        from growthfolio.hosts.serving import Serving  # noqa: PLC0415
        from growthfolio.hosts.watching import watch  # noqa: PLC0415

        def build(ahead: HostPlan | None) -> None:
            self._ahead = ahead
            builder()

        self._serves = True
        chosen, custom = self._planned.chosen, custom_folder(config)
        known = (config.docs_dir, config.config_file_path, *config.theme.dirs)
        changes = watch(server, known)
        for path in (*chosen.written, *([custom] if custom is not None else [])):
            if path.exists():
                server.watch(str(path))
        # Hooks and others' plugins may look at anything, and know of one builder only.
        ours = getattr(server, "builder", None) == builder and chosen.key() is not None
        if changes is not None and ours:
            server.builder = Serving(
                Path(config.site_dir),
                build,
                lambda: self.take().served(),
                changes.taken,
            )
        return server

    def take(self) -> Built:
        """What was built last, handed over: the next build needs the room."""
        built = self._built
        del self._planned, self._arranged, self._work, self._nav
        del self._stage, self._outgoing, self._built
        return built

    def close(self) -> None:
        """Leaves nobody at work, and nothing open; whatever became of the build."""
        self._open.close()


def _url(page: Page) -> str:
    return url_of(page.file.src_uri)


@contextmanager
def _refusing(language: str) -> Iterator[None]:
    """Has MkDocs tell what of a programme it is that cannot be rendered."""
    try:
        yield
    except RefusalError as refusal:
        sentence = speech(language).say(refusal.sentence)
        raise PluginError(f"growthfolio: {sentence}") from None
    except BrokenFragmentError as error:
        raise PluginError(f"growthfolio: {error}") from error
