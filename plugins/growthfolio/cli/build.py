"""`growthfolio build`: one site per audience, swapped in whole."""

from pathlib import Path

import click

from growthfolio.cli.command import CLEAN, Call, no_cache, option
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.ending import leave
from growthfolio.cli.outlining import outline_of
from growthfolio.cli.rebuilding import Asked, home_of, unchanged
from growthfolio.cli.watching import watched
from growthfolio.model.executors import DASK, EXECUTORS
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError


@subcommand(
    "build",
    N_(
        "Build the site for an audience.\n\n"
        "It checks first and prints the findings; what cannot be read is left out. "
        "The site is built aside and swapped in whole: whatever fails, the old one "
        "stays. Where nothing has changed since, nothing is built."
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
@no_cache
@option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    text=N_("In how many processes; else one for each core."),
)
@option(
    "--executor",
    type=click.Choice(EXECUTORS),
    text=N_("Who renders: processes of this machine, or a Dask cluster."),
)
@option(
    "--scheduler",
    metavar="ADDR",
    text=N_("The address of the cluster's scheduler, like tcp://host:8786."),
)
@watched
def command(  # noqa: PLR0913 - one parameter per option
    call: Call,
    *,
    audience: str | None,
    all_audiences: bool,
    out: Path,
    strict: bool,
    no_cache: bool,
    jobs: int | None,
    executor: str | None,
    scheduler: str | None,
) -> int:
    """Check, build each site aside, swap it in; or see that nothing has changed."""
    if audience is not None and all_audiences:
        raise RefusalError(phrase("choose --audience or --all-audiences, not both"))
    root = call.root
    outline = outline_of(root, fresh=no_cache)
    # Where the programme cannot be read, the check says why.
    audiences = outline.audiences if outline is not None else None
    _refuse_unknown(audience, audiences)
    sites: dict[str | None, Path] = (
        {name: out / name for name in audiences or ()}
        if all_audiences
        else {audience: out}
    )
    asked = Asked(
        root=root,
        today=call.today,
        sites=sites,
        language=call.speech.language,
        cached=not no_cache and call.may_remember(),
        jobs=jobs or 0,
    )
    moment = asked.moment()
    leave(moment)
    if asked.cached and audiences is not None:
        text = unchanged(asked, asked.question(moment.look), strict=strict)
        if text is not None:
            click.echo(text, nl=False)
            for place in sites.values():
                call.say(phrase("Nothing has changed in {path}", path=home_of(place)))
            return CLEAN
    # All the stages, and a site generator: not for whoever has nothing to do.
    from growthfolio.cli.building import built  # noqa: PLC0415

    executor = executor or (DASK if scheduler else None)
    given = {"jobs": jobs, "executor": executor, "scheduler": scheduler}
    options = {name: value for name, value in given.items() if value is not None}
    return built(call, asked, moment, out, options, strict=strict)


def _refuse_unknown(audience: str | None, audiences: tuple[str, ...] | None) -> None:
    if None not in (audience, audiences) and audience not in (audiences or ()):
        raise RefusalError(
            phrase(
                "there is no audience “{name}”; the programme lists {names}",
                name=audience or "",
                names=audiences or (),
            )
        )
