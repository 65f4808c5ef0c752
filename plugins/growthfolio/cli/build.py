"""`growthfolio build`: one site per audience, swapped in whole."""

from functools import partial
from pathlib import Path

import click

from growthfolio.cli.command import CLEAN, FINDINGS, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.reading import attestation_of
from growthfolio.cli.stopping import Stopped, stoppable
from growthfolio.model.finding import Severity
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.programme import NEVER
from growthfolio.model.refusal import RefusalError
from growthfolio.pipeline import judge
from growthfolio.publishing import Build, publish
from growthfolio.reporting import report


@subcommand(
    "build",
    N_(
        "Build the site for an audience.\n\n"
        "It checks first and prints the findings; what cannot be read is left out. "
        "The site is built aside and swapped in whole: whatever fails, the old one "
        "stays."
    ),
)
@option(
    "--audience", metavar="NAME", text=N_("For whom; else the plugin's, or public.")
)
@option("--all-audiences", is_flag=True, text=N_("One site for each, in OUT/NAME/."))
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    text=N_("Where the site goes; “site” when left out."),
)
@option(
    "--strict", is_flag=True, text=N_("With an error, exit with 1 and build nothing.")
)
def command(
    call: Call, *, audience: str | None, all_audiences: bool, out: Path, strict: bool
) -> int:
    """Check, build each site aside, swap it in."""
    # The host loads a site generator, which `check` and `status` must not.
    from growthfolio.hosts.site import build_site  # noqa: PLC0415

    if audience is not None and all_audiences:
        raise RefusalError(phrase("choose --audience or --all-audiences, not both"))
    judged = judge(call.root, call.today)
    attestation = attestation_of(judged)
    text = report(judged.findings, judged.cohort, attestation, call.speech, "concise")
    click.echo(text, nl=False)
    errors = any(one.rule.severity is Severity.ERROR for one in judged.findings)
    if judged.cohort is None or (strict and errors):
        call.say(phrase("Nothing was built."))
        return FINDINGS
    listed = judged.cohort.programme.audiences
    audiences = tuple(name for name in listed if name != NEVER)
    _refuse_unknown(audience, audiences)
    sites = (
        {name: out / name for name in audiences} if all_audiences else {audience: out}
    )
    builds: dict[Path, Build] = {
        target: partial(build_site, call.root, audience=name, today=call.today)
        for name, target in sites.items()
    }
    try:
        with stoppable():
            publish(builds, call.root)
    except Stopped as stopped:
        call.complain(phrase("stopped; what lies in {path} is whole", path=str(out)))
        return stopped.exit_code
    for target in builds:
        call.say(phrase("Built {path}", path=str(target / "index.html")))
    return CLEAN


def _refuse_unknown(audience: str | None, audiences: tuple[str, ...]) -> None:
    if audience is not None and audience not in audiences:
        raise RefusalError(
            phrase(
                "there is no audience “{name}”; the programme lists {names}",
                name=audience,
                names=audiences,
            )
        )
