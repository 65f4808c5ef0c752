"""`growthfolio explain`: what a code means and what to do about it."""

import re

import click

from growthfolio.cli.command import CLEAN, Call
from growthfolio.cli.command import command as subcommand
from growthfolio.loading.spelling import did_you_mean
from growthfolio.model.finding import Severity
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules import RULES, find


@subcommand("explain", N_("Explain a code such as GF501, or its name."))
@click.argument("code")
def command(call: Call, code: str) -> int:
    """Print the rule's sentences."""
    rule = find(code)
    if rule is None:
        known = [rule.code for rule in RULES] + [rule.name for rule in RULES]
        hint = did_you_mean(code, known)
        raise RefusalError(
            phrase("there is no code “{code}”; {hint}", code=code, hint=hint)
        )
    words = call.speech
    severity = N_("error") if rule.severity is Severity.ERROR else N_("warning")
    click.echo(f"{rule.code} {rule.name} ({words.translate(severity)})")
    for label, text in (
        (N_("What it says: {text}"), rule.message),
        (N_("Why: {text}"), rule.why),
        (N_("What to do: {text}"), rule.help),
    ):
        # The gaps are filled with what is found; here they stand for themselves.
        shown = re.sub(r"\{(\w+)\}", "…", words.translate(text))
        click.echo(words.fill(label, {"text": shown}))
    return CLEAN
