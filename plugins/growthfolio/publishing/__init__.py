"""A finished build → the published folder: built aside, looked over, swapped in."""

from growthfolio.publishing.publish import publish

__all__ = ["publish"]
