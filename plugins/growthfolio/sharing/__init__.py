"""Work in pieces → what comes of each piece, in order, whoever does it.

Who is at work changes how long it takes and nothing else: a piece that somebody did not
live to finish, or that nobody else could be had for, is done here. What starts
`processes` takes its time to load, and is loaded where there is much to do.
"""

from growthfolio.sharing.begun import Begun
from growthfolio.sharing.crew import Crew, hands

__all__ = ["Begun", "Crew", "hands"]
