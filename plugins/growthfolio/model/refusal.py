"""What cannot be done, in a sentence for the person who asked."""

from growthfolio.model.finding import Rule
from growthfolio.model.phrase import Filling, Phrase, phrase


class RefusalError(Exception):
    """Something asked for cannot be done; `sentence` says what and why.

    The command says it and exits with 2; nothing was changed.
    """

    def __init__(self, sentence: Phrase) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence

    @classmethod
    def by_rule(cls, rule: Rule, **values: Filling) -> "RefusalError":
        """A refusal that has a code: the rule's message and its help."""
        return cls(
            phrase(
                "{code}: {message}; {help}",
                code=rule.code,
                message=Phrase(rule.message, values),
                help=Phrase(rule.help, values),
            )
        )
