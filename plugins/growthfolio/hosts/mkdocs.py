"""The MkDocs plugin: a programme's pages in, a site in the theme's clothes out.

MkDocs and ProperDocs both run it. It decides nothing: `pipeline` plans the pages,
`rendering` writes them, and what is said here is only where they go.
"""

import difflib
import logging
import os
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from jinja2 import Environment
from mkdocs.config import Config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from msgspec.structs import replace

from growthfolio.caching import is_committed
from growthfolio.caching.shelf import Shelf
from growthfolio.hosts import content_policy, theme
from growthfolio.hosts.assets import assets
from growthfolio.hosts.content_policy import Policy, Sources
from growthfolio.hosts.cutting import Cutting
from growthfolio.hosts.finding import OWN, SEARCHES
from growthfolio.hosts.frame import Choices, Frame, Shells, key_of
from growthfolio.hosts.making import Making
from growthfolio.hosts.mkdocs_files import arrange, contents, source_of
from growthfolio.hosts.nothing import EmptyFolder
from growthfolio.hosts.planning import (
    Clock,
    Given,
    HostPlan,
    commit_said,
    plan_for_host,
)
from growthfolio.hosts.promise import Seen, promise_of, sources_of
from growthfolio.hosts.repository import edit_patterns
from growthfolio.hosts.served import Looks, Served, looks_of, names_in
from growthfolio.hosts.sitemap import SITEMAP, with_addresses
from growthfolio.hosts.splicing import Stage, indexes_of, is_cut, splice, turn_off
from growthfolio.hosts.theme_files import hide_hidden
from growthfolio.hosts.writing import write
from growthfolio.loading.root import FOLDERS
from growthfolio.model.executors import EXECUTORS, PROCESSES
from growthfolio.model.refusal import RefusalError
from growthfolio.pages import Site
from growthfolio.pages.views import AnyPage
from growthfolio.publishing import Promise
from growthfolio.rendering import (
    ALONE,
    Batch,
    BrokenFragmentError,
    How,
    Links,
    Rendered,
    TermsOf,
    Workers,
    no_terms,
)
from growthfolio.searching import terms_of
from growthfolio.words import speech

if TYPE_CHECKING:  # it loads a web server, for which only `mkdocs serve` has a use
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("growthfolio")

_FEW: Final = 32
"""Up to how many pages of the menu are rendered here, while others are elsewhere."""


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


class GrowthfolioPlugin(BasePlugin[GrowthfolioConfig]):  # type: ignore[no-untyped-call]
    """Puts a programme's pages into a site.

    `given` is what the command knows of the programme already.
    """

    def __init__(self) -> None:
        self.watched = False
        self.ahead: HostPlan | None = None
        self.given: Given | None = None
        self._clock = Clock()
        self._pages: Mapping[str, Rendered] = {}
        self._spliced: Mapping[str, File] = {}
        self._lent = False
        self._nothing = EmptyFolder()
        self._serves = False
        self._key: str | None = None
        self._looks: Mapping[str, Looks | None] = {}
        self._shelf = Shelf(None)
        self._open = ExitStack()
        self._cutting = Cutting()

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool
    ) -> None:
        """Learns whether somebody watches: then nothing people write may raise."""
        del dirty
        self.watched = self._serves = command == "serve"

    # First of all: search reads the theme's language to know how to part words.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Plans the site and tells what is wrong, before the old site is deleted."""
        self._refuse_unknown_options()
        # MkDocs keeps a plugin from one configuration to the next.
        self._cutting = Cutting()
        folder = Path(config.config_file_path).parent
        self.programme = (folder / self.config.programme).resolve()
        today, judged, earlier = self._today(), None, None
        self._shelf = self.shelf()
        if self.given is not None:
            self._shelf, earlier = self.given.shelf, self.given.sources
            judged = self.given.of(self.programme, today)
        self._mkdocs = config
        self._key = self.key() if self._serves else None
        sources = sources_of(config, self._written, earlier)
        plan, self.ahead = self.ahead, None
        plan = plan or plan_for_host(
            self.programme,
            audience=self.config.audience,
            today=today,
            watched=self.watched,
            judged=judged,
            shelf=self._shelf,
            jobs=self.config.jobs,
        )
        self.tell(plan)
        self._site: Site = plan.site
        sources = replace(sources, unread=plan.unread)
        self._seen = Seen(sources=sources, files=Files([]))
        self._source_uris = frozenset(source_of(page.url) for page in plan.site.pages)
        self._clock.stop(plan.site)
        self._docs = Path(config.docs_dir).resolve()
        if any(self._docs.is_relative_to(folder) for folder in self._written):
            # Nothing in it is published unless a page claims it: MkDocs need not
            # look at each of tens of thousands of records to learn that.
            self._nothing.open(config)
        self._seen.docs = config.docs_dir
        self._dress(config)
        hide_hidden(config.theme)
        self._allowed = self._chosen_sources()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes the records out, and puts pages, attachments and our assets in."""
        self._seen.listed = frozenset(file.src_uri for file in files)
        if self._serves:
            self._looks = looks_of(self._site.files, self.programme.parent)
        self._place = self._links(config)
        self._spliced = arrange(files, self._site, self._place, self._written, config)
        self._seen.files = files
        self._seen.spliced = tuple(self._spliced.values())
        self._begin(config)
        return files

    def on_nav(
        self, nav: Navigation, *, config: MkDocsConfig, files: Files
    ) -> Navigation:
        """Keeps the menu for the pages that are written past MkDocs."""
        del config, files
        self._nav = nav
        return nav

    # After everybody else: what others put into the environment is there.
    @event_priority(-100)
    def on_env(
        self, env: Environment, *, config: MkDocsConfig, files: Files
    ) -> Environment:
        """Takes those pages back, and keeps what the theme renders with."""
        if self._lent:
            self._lent = False
            for file in self._spliced.values():
                files.remove(file)
        self._stage = Stage(config, files, self._nav, env)
        self._policy = self._policy_of(config)
        return env

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Lets the organisation's own pages link to those written past MkDocs.

        Which pages it is to read, MkDocs has settled before it reads the first;
        until all are read, it finds the targets of links among the files.
        """
        del config
        if not self._lent:
            self._lent = True
            for file in self._spliced.values():
                files.append(file)
        return page

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Gives our pages their titles; they have no front matter to read."""
        del config, files
        if (ours := self._pages.get(page.file.src_uri)) is not None:
            page.meta.update(title=ours.title, hide=list(ours.hide))
        return markdown

    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Puts our pages' content in, and their headings into the contents."""
        del config, files
        if (ours := self._pages.get(page.file.src_uri)) is None:
            return html
        page.toc = contents(ours.headings)
        # MkDocs knows no id of this page, and must not complain of links to one.
        page.present_anchor_ids = None
        return ours.html

    # After everybody else: the policy knows scripts by what is in them.
    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keeps pages from asking other hosts, and search engines from private ones."""
        del config
        ours = page.file.src_uri in self._source_uris
        return self._finished(output, (page.content or "") if ours else "")

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same for pages that a theme brings itself, such as 404.html."""
        if not output_content.strip():
            self._seen.empty.add(template_name)
            return output_content
        if template_name == SITEMAP:
            self._cutting.sitemap = output_content
            site = config.site_url or ""
            return with_addresses(output_content, self._spliced, self._place, site)
        if not template_name.endswith(".html"):
            return output_content
        return self._finished(output_content)

    # Before the search, which writes down what it has been given by then.
    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the pages that stand in no menu; lets the clock run again."""
        cut = is_cut(config, self.config.splice)
        try:
            # What the search and plugins see of pages comes in the site's order.
            ordered = not cut or bool(indexes_of(config))
            pages = self._rendered(self._rest, ordered=ordered)
            shapes = splice(pages, self._making, self._stage, self._place, cut=cut)
            if cut and (self._serves or self.given is not None):
                self._cutting.cut(self._menu(), shapes, self._stage, self._place)
            if self.config.search == OWN:
                index = self._making.index(self._site)
                self._seen.index = write(index, Path(config.site_dir))
            self._seen.written = self._making.written
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

        self._serves = True
        known = (config.docs_dir, config.config_file_path, *config.theme.dirs)
        changes = watch(server, known)
        own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        for path in (*self._written, *own):
            if path.exists():
                server.watch(str(path))
        # Hooks and others' plugins may look at anything, and know of one builder only.
        ours = getattr(server, "builder", None) == builder and self.key() is not None
        if changes is not None and ours:
            folder = Path(config.site_dir)
            server.builder = Serving(self, folder, builder, changes.taken)
        return server

    def key(self) -> str | None:
        """One hash of all that MkDocs goes by, but for what is in the records."""
        config = Path(self._mkdocs.config_file_path)
        if config.parent.resolve() != self.programme.parent:
            return None
        return key_of(self.programme.parent, ("serve",), config.name)

    def shelf(self) -> Shelf:
        """What is kept of earlier builds."""
        root = self.programme.parent
        return Shelf(None if is_committed(root) else root)

    def served(self) -> Served | None:
        """What was built last, if all that it was made of is known; asked for once."""
        key, self._key = self._key, None
        frame = self._frame(self._mkdocs) if key is not None else None
        if frame is None or key is None:
            return None
        found = Served(
            key=key,
            frame=frame,
            commit=commit_said(self._site),
            banner=self._site.banner,
            pages=self._making.keys,
            attached=self._looks,
            names=names_in(Path(self._mkdocs.site_dir)) - frame.files.keys(),
        )
        # It is not asked for again, and the next one takes its room.
        self._site = replace(self._site, pages=(), files=())
        del self._making, self._rest
        return found

    def _menu(self) -> Mapping[str, Rendered]:
        """The pages that MkDocs made itself, by their urls."""
        urls = (page.url for page in self._site.pages)
        return {
            url: self._pages[source_of(url)]
            for url in urls
            if source_of(url) in self._pages
        }

    def frame(self, config: MkDocsConfig) -> Frame | None:
        """The site without its pages, once it is built; None where there is none."""
        found = self._frame(config)
        if found is not None:
            self._making.keep(found.shells)
        return found

    def _frame(self, config: MkDocsConfig) -> Frame | None:
        if any(indexes_of(config)):  # they have every page's text
            return None
        custom = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        root = self.programme.parent
        choices = Choices(
            audience=self.config.audience,
            today=self._today(),
            indexed=self.config.search == OWN,
            strict=config.strict,
            fragments=os.path.relpath(custom / "growthfolio", root) if custom else "",
        )
        return self._cutting.frame(self._site, self.promise(config), choices, config)

    def _finished(self, output: str, content: str = "") -> str:
        """A page with nothing on it that asks strangers, and the policy that says so.

        While somebody watches, MkDocs writes a script of its own into each page.
        """
        quiet = theme.without_strangers(output, private=self._site.private)
        return quiet if self.watched else self._policy.on(quiet, content)

    def close(self) -> None:
        """Leaves nobody at work, and nothing open; whatever became of the build."""
        self._open.close()
        self._shelf.close()
        self._clock.go_on()
        self._nothing.close()

    def promise(self, config: MkDocsConfig) -> Promise:
        """What a build that is done was to write."""
        self._seen.scripts = frozenset(self._policy.runs)
        return promise_of(self._site, self._seen, self._place, config)

    @property
    def _written(self) -> tuple[Path, ...]:
        """What people write: the programme's file, and the folders of records."""
        root = self.programme.parent
        return (self.programme, *(root / name for name in FOLDERS))

    @property
    def workers(self) -> Workers:
        """Who renders."""
        return Workers(
            jobs=self.config.jobs,
            executor=self.config.executor,
            scheduler=self.config.scheduler,
        )

    @property
    def _terms_of(self) -> TermsOf:
        return terms_of if self.config.search == OWN else no_terms

    def _refuse_unknown_options(self) -> None:
        known = [name for name, _ in self.config_scheme]
        for name in _given(self.config):
            if name not in known:
                near = difflib.get_close_matches(str(name), known, 1) or known
                raise PluginError(
                    f"mkdocs.yml: the plugin growthfolio has no option “{name}”; "
                    f"it has {', '.join(near)}"
                )

    def _today(self) -> date | None:
        given: object = self.config.today
        if given is None or isinstance(given, date):
            return given
        try:
            return date.fromisoformat(str(given))
        except ValueError as error:
            raise PluginError(
                f"mkdocs.yml: growthfolio: today: “{given}” is no day like 2026-08-24"
            ) from error

    def tell(self, plan: HostPlan) -> None:
        """Logs what was found; raises where nothing should be built."""
        strict = self._mkdocs.strict
        # A strict `serve` would stop at a warning.
        loud = logging.INFO if strict and self.watched else logging.WARNING
        # The command has printed them already.
        for line in plan.told if self.given is None else ():
            log.log(loud if line.error else logging.INFO, line.text)
        if self.watched:
            return
        if plan.refusal is not None:
            raise PluginError(f"growthfolio: {plan.refusal}")
        if strict and plan.errors:
            # MkDocs itself would build first, and not at all notice with --quiet.
            raise PluginError("growthfolio: --strict: nothing was built")

    def _dress(self, config: MkDocsConfig) -> None:
        css, script, search = assets()
        config.extra_css.insert(0, css)
        config.extra_javascript.append(script)
        if self.config.search == OWN:
            config.extra_javascript.append(search)
            turn_off(config)
        given = _given(config).get("theme")
        chosen = given if isinstance(given, dict) else {}
        words = speech(self._site.language)
        for name, value in theme.defaults(config.theme.name, chosen, words).items():
            config.theme[name] = value

    def _chosen_sources(self) -> Sources:
        try:
            return content_policy.chosen(self.config.csp)
        except ValueError as error:
            raise PluginError(f"mkdocs.yml: growthfolio: csp: {error}") from error

    def _policy_of(self, config: MkDocsConfig) -> Policy:
        loaded = content_policy.loaded_by_choice(
            map(str, config.extra_css),
            map(str, config.extra_javascript),
            google_fonts=bool(config.theme.get("font")),
        )
        return Policy(content_policy.merged(self._allowed, loaded))

    def _links(self, config: MkDocsConfig) -> Links:
        edit, new = edit_patterns(
            str(config.repo_url or ""),
            str(_given(config).get("edit_uri") or ""),
            self._docs,
            self.programme.parent,
        )
        return Links(directory_urls=config.use_directory_urls, edit=edit, new=new)

    def _begin(self, config: MkDocsConfig) -> None:
        """Has all pages begun with; MkDocs puts those of the menu into the theme.

        It needs them now; the others are rendered while it is at work.
        """
        site, links = self._site, self._place
        shells = Shells(
            links=links, site=config.site_url or "", sitemap="", menu={}, others=()
        )
        self._making = Making(
            site,
            shells,
            Path(config.site_dir),
            self._shelf,
            served=self._serves,
        )
        menu = [page for page in site.pages if page.url not in self._spliced]
        rest = [page for page in site.pages if page.url in self._spliced]
        workers = self.workers
        self._rest = self._begun(rest, config, workers)
        few = workers.executor == PROCESSES and len(menu) <= _FEW
        first = self._begun(menu, config, ALONE if few else workers)
        self._pages = {
            source_of(url): page for url, page in self._rendered(first, ordered=True)
        }

    def _begun(
        self, pages: Sequence[AnyPage], config: MkDocsConfig, workers: Workers
    ) -> Batch:
        """Pages somebody has begun with."""
        custom = config.theme.custom_dir
        how = How(
            overrides=str(Path(custom, "growthfolio")) if custom else "",
            workers=workers,
            terms_of=self._terms_of,
        )
        try:
            return self._at_work(self._making.batch(self._site, pages, **how))
        except RefusalError as refusal:
            words = speech(self._site.language)
            raise PluginError(f"growthfolio: {words.say(refusal.sentence)}") from None
        except BrokenFragmentError as error:
            return self._begun_anew(pages, error)

    def _begun_anew(
        self, pages: Sequence[AnyPage], error: BrokenFragmentError
    ) -> Batch:
        """Pages without fragments of their own, under a banner that says why."""
        if not self.watched:
            raise PluginError(f"growthfolio: {error}") from error
        self._key = None  # once it is mended, all pages are others
        self._site = replace(self._site, banner=str(error))
        how = How(terms_of=self._terms_of)
        return self._at_work(self._making.batch(self._site, pages, **how))

    def _at_work(self, batch: Batch) -> Batch:
        self._making.begin(batch)
        self._open.callback(batch.close)
        return batch

    def _rendered(
        self, batch: Batch, *, ordered: bool
    ) -> Iterator[tuple[str, Rendered]]:
        """Pages that are not finished; while somebody watches, whatever they do."""
        try:
            yield from self._making.unfinished(batch, ordered=ordered)
        except BrokenFragmentError as error:
            pages = self._making.left_of(batch)
            again = self._begun_anew(pages, error)
            yield from self._making.unfinished(again, ordered=ordered)


def _given(config: Config) -> dict[str, object]:
    """What stands in mkdocs.yml itself, without MkDocs' defaults."""
    with warnings.catch_warnings():
        # MkDocs deprecates it, and has nothing else that knows.
        warnings.simplefilter("ignore", DeprecationWarning)
        given = config.user_configs
    return {key: value for one in given for key, value in one.items()}
