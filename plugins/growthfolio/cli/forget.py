"""`growthfolio forget`: takes a person out of the tree."""

import click

from growthfolio.authoring.forgetting import Forgetting, forget, plan_to_forget
from growthfolio.cli.command import CLEAN, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.reading import cohort_of
from growthfolio.model.phrase import N_, Phrase, phrase


@subcommand(
    "forget",
    N_(
        "Take a mentee or a mentor out of the tree; a dry run unless --write.\n\n"
        "The person’s folder and files go. Where the name still stands is listed: in "
        "other people’s files, in git’s history, in caches and in sites that were "
        "built. Clones and copies elsewhere cannot be reached from here."
    ),
)
@click.argument("person", metavar="PERSON")
@option("--write", "writes", is_flag=True, text=N_("Remove the files."))
def command(call: Call, *, person: str, writes: bool) -> int:
    """Remove what is the person's own, and say what is left."""
    root = call.root
    plan = plan_to_forget(root, cohort_of(call), person)
    if writes:
        forget(root, plan)
    for path in plan.removed:
        call.say(phrase("removed: {path}", path=path) if writes else _would(path))
    for sentence in _left(plan):
        call.say(sentence)
    for place in plan.mentions:
        click.echo(f"  {place.path}:{place.line}:{place.column}")
    if not writes:
        call.say(phrase("Nothing was changed; add --write to do it."))
    return CLEAN


def _would(path: str) -> Phrase:
    return phrase("would be removed: {path}", path=path)


def _left(plan: Forgetting) -> tuple[Phrase, ...]:
    """Where the name still stands, mentions in files last: they are listed below."""
    history = phrase("git’s history could not be asked")
    if plan.commits is not None:
        history = phrase(
            "git’s history still has it, in commits: {n}; only rewriting it "
            "(git filter-repo) takes it out",
            n=plan.commits,
        )
    site = N_("a site names the person: {path}; build it again")
    beyond = phrase("see to clones, forks, CI artifacts and published sites, too")
    count = len(plan.mentions)
    mentions = phrase("other files that name the person: {n}", n=count)
    return (
        *((history,) if plan.commits != 0 else ()),
        *(phrase(site, path=path) for path in plan.sites),
        beyond,
        *((mentions,) if count else ()),
    )
