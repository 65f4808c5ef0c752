"""A programme of twenty people, whose site has pages enough to be shared out."""

FILES = {
    "programme.yml": """\
title: Pilot
language: en
starts: 2026-01-01
as_of: 2026-02-10
calendar: none
duties:
  - {id: plan, title: Plan, owner: mentee, every: month, due: day 5, audience: public}
audiences: [public]
names: {public: full}
""",
    "mkdocs.yml": """\
site_name: Growth files
docs_dir: portfolios
theme: {name: null, custom_dir: theme, static_templates: [404.html]}
plugins: [growthfolio]
""",
    "theme/main.html": "<!doctype html><html>{{ page.content if page }}</html>\n",
    "theme/404.html": "<!doctype html><html></html>\n",
    **{
        f"portfolios/p{n:02}/profile.yml": f"name: Person {n}\njoined: 2026-01-01\n"
        for n in range(20)
    },
    **{f"portfolios/p{n:02}/2026-01/plan.md": f"Plan {n}.\n" for n in range(20)},
}
