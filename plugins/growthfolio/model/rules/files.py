"""GF6: files and attachments."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

MISSING_ATTACHMENT: Final = Rule(
    code="GF601",
    name="missing-attachment",
    severity=Severity.ERROR,
    message=N_("“{target}” is not beside this record"),
    help=N_("put the file into {folder}, or mend the link"),
    why=N_("A reader who follows the link finds nothing."),
)
LINK_IN_TREE: Final = Rule(
    code="GF602",
    name="link-in-tree",
    severity=Severity.ERROR,
    message=N_("this is a symbolic link, not a file"),
    help=N_("put the file itself here"),
    why=N_(
        "A link can point anywhere, also at what must not be published; it is"
        " not followed."
    ),
)
FORBIDDEN_ATTACHMENT: Final = Rule(
    code="GF603",
    name="forbidden-attachment",
    severity=Severity.ERROR,
    message=N_("files of the kind “{kind}” are not published"),
    help=N_("save it as a picture (.png, .jpg), a .pdf or an office file"),
    why=N_(
        "Files that can run code, in a reader's browser or by opening them, "
        "do not belong on a site of personnel records."
    ),
)
PATH_OUTSIDE: Final = Rule(
    code="GF604",
    name="path-outside",
    severity=Severity.ERROR,
    message=N_("“{target}” leads out of this record's folder"),
    help=N_("put the file beside the record"),
    why=N_("A record shows its own files only."),
)
UNREADABLE_FILE: Final = Rule(
    code="GF605",
    name="unreadable-file",
    severity=Severity.ERROR,
    message=N_("this file cannot be opened: {reason}"),
    help=N_("mend its permissions, or delete it"),
    why=N_("What cannot be read cannot be checked."),
)

RULES: Final = (
    MISSING_ATTACHMENT,
    LINK_IN_TREE,
    FORBIDDEN_ATTACHMENT,
    PATH_OUTSIDE,
    UNREADABLE_FILE,
)
