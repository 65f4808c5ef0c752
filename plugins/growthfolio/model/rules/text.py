"""GF1 and GF8: the bytes of a file, before anything is read from them."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

NOT_UTF8: Final = Rule(
    code="GF101",
    name="not-utf8",
    severity=Severity.ERROR,
    message=N_("this file is not UTF-8 text; it looks like {encoding}"),
    help=N_("save it again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"),
    why=N_(
        "Text in another encoding reads as gibberish on other machines, so "
        "nothing of the file is shown."
    ),
)
CONTROL_CHARACTER: Final = Rule(
    code="GF102",
    name="control-character",
    severity=Severity.ERROR,
    message=N_("there is an invisible control character ({character}) here"),
    help=N_("delete it"),
    why=N_(
        "Control characters come from copying out of other programs; they "
        "break tools that read the file."
    ),
)
FILE_TOO_LARGE: Final = Rule(
    code="GF801",
    name="file-too-large",
    severity=Severity.ERROR,
    message=N_("the file has {size} bytes; {limit} is the most a record may have"),
    help=N_("put pictures and slides beside the record as files, and shorten the text"),
    why=N_(
        "A record is a page of text; a file of this size would stall everybody's build."
    ),
)

RULES: Final = (
    NOT_UTF8,
    CONTROL_CHARACTER,
    FILE_TOO_LARGE,
)
