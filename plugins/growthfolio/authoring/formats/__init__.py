"""Every kind of file and every key, as a page with an example of each."""

from growthfolio.authoring.formats.page import page

__all__ = ["page"]
