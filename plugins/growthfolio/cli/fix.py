"""`growthfolio fix`: mends what is plain."""

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

import click

from growthfolio.authoring.fixing import Fix, plan_fixes, write_fixes
from growthfolio.cli.command import CLEAN, FINDINGS, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.scoping import scope_of
from growthfolio.model.phrase import N_, phrase
from growthfolio.reporting.line import visible


@subcommand(
    "fix",
    N_(
        "Mend slips of the keyboard: full-width colons, digits, commas and brackets, "
        "dates in another form, missing quotes, files saved as GBK, names of files and "
        "folders in full-width letters.\n\n"
        "Only what is certain is changed; comments, order and everything else stay as "
        "they are. With PATHs, only those files. --diff shows what it would do, and "
        "exits with 1 if there is anything."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@option("--diff", "shows", is_flag=True, text=N_("Show the changes, write nothing."))
def command(call: Call, paths: Sequence[Path], *, shows: bool) -> int:
    """Mend, or show what would be mended."""
    root = call.root
    scope = scope_of(root, paths)
    fixes = plan_fixes(root, lambda path: scope is None or path in scope)
    if shows:
        for fix in fixes:
            click.echo(_diff(fix), nl=False)
        return FINDINGS if fixes else CLEAN
    write_fixes(root, fixes)
    for fix in fixes:
        if fix.move is not None:
            call.say(phrase("{path} is now {name}", path=fix.path, name=fix.move))
        if fix.after != fix.before:
            path, n = fix.move or fix.path, fix.mended
            call.say(phrase("{path}: findings mended: {n}", path=path, n=n))
    if not fixes:
        call.say(phrase("There is nothing that can be mended without asking."))
    return CLEAN


def _diff(fix: Fix) -> str:
    before, after = (
        data.decode("utf-8", "replace").splitlines(keepends=True)
        for data in (fix.before, fix.after)
    )
    after_path = fix.move or fix.path
    lines = list(unified_diff(before, after, f"a/{fix.path}", f"b/{after_path}"))
    if fix.move is not None:
        lines[:0] = [f"rename from {fix.path}", f"rename to {fix.move}"]
    return "".join(f"{visible(line.rstrip(chr(13) + chr(10)))}\n" for line in lines)
