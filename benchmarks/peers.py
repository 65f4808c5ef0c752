"""Generators besides this one, doing the same job: a timeline a person, a page of all.

Their configuration and templates are written here, the shortest that do the job.
"""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from corpus import Corpus, as_one_page, each_file, write

_HEAD = '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>'

_HUGO = {
    "hugo.toml": (
        'baseURL = "https://example.org/"\ntitle = "Cohort"\n'
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404", "section"]\n'
    ),
    "layouts/_default/baseof.html": (
        _HEAD + '{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}'
        "</body></html>\n"
    ),
    "layouts/_default/single.html": (
        '{{ define "main" }}<h1>{{ .Title }}</h1>{{ $month := "" }}'
        '{{ range sort (.Resources.ByType "page") "Date" }}'
        "{{ if ne $month .Params.month }}{{ $month = .Params.month }}"
        "<h2>{{ $month }}</h2>{{ end }}<article><h3>{{ .Title }}</h3>"
        '<p>{{ .Params.mentor }} · {{ .Date.Format "2006-01-02" }} · '
        '{{ delimit .Params.labels ", " }}</p>{{ .Content }}</article>\n'
        "{{ end }}{{ end }}\n"
    ),
    "layouts/index.html": (
        '{{ define "main" }}<table>{{ range where site.RegularPages "Section" "people" '
        '}}{{ $n := dict }}{{ range .Resources.ByType "page" }}{{ $n = merge $n '
        "(dict .Params.month (add 1 (index $n .Params.month | default 0))) }}{{ end }}"
        '<tr><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td>'
        "{{ range $n }}<td>{{ . }}/4</td>{{ end }}</tr>\n{{ end }}</table>{{ end }}\n"
    ),
}
_MATERIAL = """\
site_name: Cohort
site_url: https://example.org/
theme: {name: material, language: zh, font: false, features: [navigation.prune]}
plugins: [search]
markdown_extensions: [attr_list, tables, {toc: {permalink: true}}]
"""
_ELEVENTY = {
    "eleventy.config.js": """\
export default function (config) {
  config.addCollection("byPerson", (api) => {
    const found = {};
    for (const one of api.getAll())
      if (one.data.person) (found[one.data.person] ??= []).push(one);
    for (const name in found) found[name].sort((a, b) => a.date - b.date);
    return found;
  });
  config.addFilter("months", (records) => {
    const found = new Map();
    for (const one of records || []) {
      if (!found.has(one.data.month)) found.set(one.data.month, []);
      found.get(one.data.month).push(one);
    }
    return [...found];
  });
  config.setUseGitIgnore(false);
  config.setQuietMode(true);
  return { markdownTemplateEngine: false, dir: { input: "src", output: "out" } };
}
""",
    "package.json": '{"name": "cohort", "private": true, "type": "module"}\n',
    "src/_includes/base.njk": (
        _HEAD + "Cohort</title></head><body>{{ content | safe }}</body></html>\n"
    ),
    "src/people/people.json": '{"permalink": false}\n',
    "src/index.njk": (
        "---\npermalink: index.html\nlayout: base.njk\n"
        "eleventyImport: {collections: [byPerson]}\n---\n<table>{% for p in profiles %}"
        '<tr><td><a href="/people/{{ p.id }}/">{{ p.name }}</a></td>'
        "{% for g in collections.byPerson[p.id] | months %}<td>{{ g[1].length }}/4</td>"
        "{% endfor %}</tr>\n{% endfor %}</table>\n"
    ),
    "src/person.njk": (
        "---\npagination: {data: profiles, size: 1, alias: p}\nlayout: base.njk\n"
        'permalink: "people/{{ p.id }}/index.html"\n'
        "eleventyImport: {collections: [byPerson]}\n---\n<h1>{{ p.name }}</h1>\n"
        "{% for g in collections.byPerson[p.id] | months %}<h2>{{ g[0] }}</h2>"
        "{% for r in g[1] %}<article><h3>{{ r.data.title }}</h3>"
        "<p>{{ r.data.mentor }} · {{ r.data.labels | join(', ') }}</p>"
        "{{ r.templateContent | safe }}</article>\n{% endfor %}{% endfor %}\n"
    ),
}
_ASTRO = {
    "package.json": '{"name": "cohort", "private": true, "type": "module"}\n',
    "astro.config.mjs": (
        'import { defineConfig } from "astro/config";\n'
        'export default defineConfig({ site: "https://example.org", outDir: "./out", '
        'cacheDir: "./kept", markdown: { syntaxHighlight: false } });\n'
    ),
    "src/content.config.ts": """\
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
export const collections = {
  records: defineCollection({
    loader: glob({ base: "./records", pattern: "**/*.md" }),
    schema: z.object({ person: z.string(), mentor: z.string(), month: z.string(),
      kind: z.string(), date: z.date(), title: z.string(), status: z.string(),
      labels: z.array(z.string()) }).strict(),
  }),
};
""",
    "src/people.ts": """\
import { getCollection } from "astro:content";
let found: Map<string, any[]> | undefined;
export async function people() {
  if (!found) {
    found = new Map();
    for (const one of await getCollection("records")) {
      if (!found.has(one.data.person)) found.set(one.data.person, []);
      found.get(one.data.person)!.push(one);
    }
    for (const all of found.values()) all.sort((a, b) => +a.data.date - +b.data.date);
  }
  return found;
}
""",
    "src/pages/index.astro": """\
---
import { people } from "../people";
const everybody = [...await people()];
---
<html lang="zh"><body><table>{everybody.map(([id, records]) => <tr>
<td><a href={`/people/${id}/`}>{id}</a></td><td>{records.length}</td></tr>)}</table>
</body></html>
""",
    "src/pages/people/[id].astro": """\
---
import { render } from "astro:content";
import { people } from "../../people";
export async function getStaticPaths() {
  return [...await people()].map(([id, records]) => ({ params: { id },
    props: { records } }));
}
const shown = await Promise.all(Astro.props.records.map(async (one) =>
  [one, (await render(one)).Content]));
---
<html lang="zh"><body><h1>{Astro.params.id}</h1>
{shown.map(([one, Body]) => <article><h3>{one.data.title}</h3>
<p>{one.data.mentor} · {one.data.labels.join(", ")}</p><Body /></article>)}
</body></html>
""",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A generator that is installed: how to prepare its input, and how to run it.

    `made` are the folders it makes: what it wrote, and what it keeps.
    """

    name: str
    prepare: Callable[[Corpus, Path], None]
    command: tuple[str, ...]
    site: str
    made: tuple[str, ...] = ()
    modules: Path | None = field(default=None)


def _plant(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        write(folder / name, text)


def _hugo(corpus: Corpus, folder: Path) -> None:
    _plant(folder, _HUGO)
    people = folder / "content/people"
    each_file(
        corpus,
        lambda one: people / one.person / one.month / f"{one.duty}.md",
        lambda person, name: write(
            people / person / "index.md", f"---\ntitle: {name}\n---\n"
        ),
    )


def _mkdocs(corpus: Corpus, folder: Path) -> None:
    write(folder / "mkdocs.yml", _MATERIAL)
    as_one_page(corpus, folder / "docs")


def _eleventy(corpus: Corpus, folder: Path) -> None:
    _plant(folder, _ELEVENTY)
    profiles: list[dict[str, str]] = []
    people = folder / "src/people"
    each_file(
        corpus,
        lambda one: people / one.person / one.month / f"{one.duty}.md",
        lambda person, name: profiles.append({"id": person, "name": name}),
    )
    write(folder / "src/_data/profiles.json", json.dumps(profiles))


def _astro(corpus: Corpus, folder: Path) -> None:
    _plant(folder, _ASTRO)
    records = folder / "records"
    each_file(
        corpus,
        lambda one: records / one.person / one.month / f"{one.duty}.md",
        lambda _person, _name: None,
    )


def _found(name: str) -> str | None:
    """A program beside this Python, or on the path."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.is_file() else shutil.which(name)


def _hugo_itself() -> str | None:
    """The binary within the wheel; the script around it takes time of its own."""
    script = _found("hugo")
    if script is None or not Path(script).read_bytes().startswith(b"#!"):
        return script
    beside = Path(script).resolve().parents[1]
    found = sorted(beside.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(found[0]) if found else script


def installed(modules: Path | None) -> tuple[Peer, ...]:
    """The generators there are; `modules` is a folder node_modules."""
    found = []
    if hugo := _hugo_itself():
        command = (hugo, "--quiet", "--cleanDestinationDir")
        found.append(Peer(name="hugo", prepare=_hugo, command=command, site="public"))
    if mkdocs := _found("mkdocs"):
        command = (mkdocs, "build", "--quiet")
        peer = Peer(name="material", prepare=_mkdocs, command=command, site="site")
        found.append(peer)
    if zensical := _found("zensical"):
        command = (zensical, "build")
        kept = (".cache",)
        found.append(
            Peer(
                name="zensical",
                prepare=_mkdocs,
                command=command,
                site="site",
                made=kept,
            )
        )
    for name, prepare, words in (
        ("eleventy", _eleventy, ()),
        ("astro", _astro, ("build",)),
    ):
        program = modules / ".bin" / name if modules else None
        if modules is not None and program is not None and program.exists():
            # A Node of its own beside it, where there is one: Astro wants a new one.
            node = modules / ".bin/node"
            with_node = (str(node),) if node.exists() else ()
            found.append(
                Peer(
                    name=name,
                    prepare=prepare,
                    command=(*with_node, str(program), *words),
                    site="out",
                    made=("kept", ".astro"),
                    modules=modules,
                )
            )
    return tuple(found)
