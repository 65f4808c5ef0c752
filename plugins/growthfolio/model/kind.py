"""What a duty's records are: the word by which every view finds them."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of record programmes keep (domain rows S0-… to S4-…).

    A duty without a kind is checked and shown like any other; a kind tells views,
    scores and the growth file what its records are good for.
    """

    PLAN = "plan"
    HELP_PLAN = "help-plan"
    DECK = "deck"
    NOTE = "note"
    REPORT = "report"
    SESSION = "session"
    STUDY = "study"
    GUIDANCE = "guidance"
    TALK = "talk"
    SUMMARY = "summary"
    CHAPTER = "chapter"
    APPRAISAL = "appraisal"
    REFLECTION = "reflection"
    ACTIVITY = "activity"
    OUTPUT = "output"
    TRAINING = "training"
    AWARD = "award"
    ROTATION = "rotation"
    MEASURE = "measure"
    CARE = "care"
    SUBSIDY = "subsidy"
    VISIT = "visit"
    ISSUE = "issue"
    FITNESS = "fitness"
    SURVEY = "survey"
    CONSULTATION = "consultation"
    NOMINATION = "nomination"
    SHEET = "sheet"
    BALLOT = "ballot"
    RESULT = "result"
    DEFENCE = "defence"
    DEFENCE_ROUND = "defence-round"
    REVIEW = "review"
