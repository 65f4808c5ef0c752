"""`growthfolio explain`: what a code means and what to do about it."""

import re
from collections.abc import Iterator

import click

from growthfolio.cli.command import CLEAN, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.model.finding import Rule
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.register import RULES, find
from growthfolio.words import Speech
from growthfolio.words.findings import severity_word


@subcommand("explain", N_("Explain a code such as GF501, or its name."))
@click.argument("code", required=False)
@option("--all", "everything", is_flag=True, text=N_("Every code, as a Markdown page."))
@option(
    "--formats",
    is_flag=True,
    text=N_("Every kind of file and every key, as a Markdown page with examples."),
)
def command(call: Call, code: str | None, *, everything: bool, formats: bool) -> int:
    """Print the rule's sentences, or a page."""
    words = call.speech
    if formats:
        # Every kind of file there is: not for whoever asks for one code.
        from growthfolio.authoring.formats import page  # noqa: PLC0415

        click.echo("\n".join(page(words)))
        return CLEAN
    if everything:
        click.echo("\n".join(_page(words)), nl=False)
        return CLEAN
    if code is None:
        raise RefusalError(phrase("name a code, such as GF501, or use --all"))
    rule = find(code)
    if rule is None:
        raise _unknown(code)
    click.echo(f"{rule.code} {rule.name} ({severity_word(rule.severity, words)})")
    for sentence in _sentences(rule, words):
        click.echo(sentence)
    return CLEAN


def _unknown(code: str) -> RefusalError:
    # Compares spellings: only for whoever misspelt one.
    from growthfolio.loading.spelling import did_you_mean  # noqa: PLC0415

    known = [rule.code for rule in RULES] + [rule.name for rule in RULES]
    hint = did_you_mean(code, known)
    return RefusalError(
        phrase("there is no code “{code}”; {hint}", code=code, hint=hint)
    )


def _page(words: Speech) -> Iterator[str]:
    yield words.translate(N_("# The codes of growthfolio check"))
    yield ""
    for rule in RULES:
        yield f"## {rule.code} {rule.name}"
        yield ""
        yield f"- {severity_word(rule.severity, words)}"
        yield from (f"- {sentence}" for sentence in _sentences(rule, words))
        yield ""


def _sentences(rule: Rule, words: Speech) -> Iterator[str]:
    for label, text in (
        (N_("What it says: {text}"), rule.message),
        (N_("Why: {text}"), rule.why),
        (N_("What to do: {text}"), rule.help),
    ):
        # The gaps are filled with what is found; here they stand for themselves.
        shown = re.sub(r"\{(\w+)\}", "…", words.translate(text))
        if shown != "…":
            yield words.fill(label, {"text": shown})
