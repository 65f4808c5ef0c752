"""Work in pieces → what comes of each piece, in order, whoever does it.

Who is at work changes how long it takes and nothing else: a piece that somebody did not
live to finish, or that nobody else could be had for, is done here.
"""

from growthfolio.sharing.begun import Begun
from growthfolio.sharing.crew import Crew
from growthfolio.sharing.processes import crew_of_processes, hands, shared_out

__all__ = ["Begun", "Crew", "crew_of_processes", "hands", "shared_out"]
