"""What one audience may know; everything right of here sees only this."""

from growthfolio.disclosure.audience import UnknownAudienceError
from growthfolio.disclosure.disclose import disclose
from growthfolio.disclosure.disclosed import Disclosure

__all__ = ["Disclosure", "UnknownAudienceError", "disclose"]
