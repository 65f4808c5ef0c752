"""The growth file of a mentee, made of records: by year and by theme (S4-19)."""

from growthfolio.pages.growth.gathering import Gathering
from growthfolio.pages.growth.page import growth_page
from growthfolio.pages.growth.partaking import Partaking

__all__ = ["Gathering", "Partaking", "growth_page"]
