"""A check, and a site built aside for each audience: where something is to be done."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import click

from growthfolio.caching.shelf import Shelf
from growthfolio.cli.command import CLEAN, FINDINGS, Call
from growthfolio.cli.ending import leave
from growthfolio.cli.reading import attestation_of
from growthfolio.cli.rebuilding import Asked, Moment, home_of, remember
from growthfolio.cli.stopping import Stopped, stoppable
from growthfolio.hosts.planning import Given
from growthfolio.hosts.site import build_site
from growthfolio.loading.root import PROGRAMME
from growthfolio.model.finding import Severity
from growthfolio.model.phrase import phrase
from growthfolio.pipeline import judge
from growthfolio.publishing import Promise
from growthfolio.publishing.left import Left
from growthfolio.publishing.publish import Build, publish
from growthfolio.reporting import report


def built(  # noqa: PLR0913 - what is asked, what is known, where it goes
    call: Call,
    asked: Asked,
    moment: Moment,
    out: Path,
    options: Mapping[str, object],
    *,
    strict: bool,
) -> int:
    """Check, build each site aside, swap it in; the exit code.

    What is read and rendered is the tree of that `moment`.
    """
    question = asked.question(moment.look)
    shelf = Shelf(asked.root if asked.cached else None)
    judged = judge(
        asked.root, call.today, look=moment.look, shelf=shelf, jobs=asked.jobs
    )
    leave(judged)
    attestation = attestation_of(judged)
    text = report(judged.findings, judged.cohort, attestation, call.speech, "concise")
    click.echo(text, nl=False)
    errors = any(one.rule.severity is Severity.ERROR for one in judged.findings)
    if judged.cohort is None or (strict and errors):
        call.say(phrase("Nothing was built."))
        shelf.close()
        return FINDINGS
    given = Given(
        programme=(asked.root / PROGRAMME).resolve(),
        today=call.today,
        judged=judged,
        sources=moment.sources,
        look=moment.look,
        shelf=shelf,
    )
    build = partial(
        build_site, asked.root, today=asked.today, given=given, options=options
    )
    try:
        with stoppable():
            left = Left(asked.root if asked.cached else None)
            publish(_builds(asked, build), asked.root, shelf, left, asked.jobs)
    except Stopped as stopped:
        call.complain(phrase("stopped; what lies in {path} is whole", path=str(out)))
        return stopped.exit_code
    shelf.close()
    if moment.look.stands:
        remember(asked, question, text, errors=errors)
    for place in asked.sites.values():
        call.say(phrase("Built {path}", path=home_of(place)))
    return CLEAN


def _builds(asked: Asked, build: Callable[..., Promise]) -> Mapping[Path, Build]:
    return {
        place: partial(build, audience=name, place=place.resolve())
        for name, place in asked.sites.items()
    }
