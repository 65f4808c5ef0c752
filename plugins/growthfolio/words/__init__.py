"""The words people read: every sentence in the reader's language."""

from growthfolio.words.speech import Speech, speech

__all__ = ["Speech", "speech"]
