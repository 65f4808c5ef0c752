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

HARD_LINK: Final = Rule(
    code="GF606",
    name="hard-link",
    severity=Severity.ERROR,
    message=N_("this file has another name outside the folders of records"),
    help=N_("put a copy of the file here"),
    why=N_(
        "What is changed under the other name is changed here, and published, without "
        "anybody having handed it in."
    ),
)
NESTED_REPOSITORY: Final = Rule(
    code="GF607",
    name="nested-repository",
    severity=Severity.ERROR,
    message=N_("this folder is a git repository, or a submodule, of its own"),
    help=N_("put the files themselves here, without the .git of the other repository"),
    why=N_(
        "Its files are reviewed and committed elsewhere, by other people; nothing of "
        "it is read."
    ),
)
NAME_COLLISION: Final = Rule(
    code="GF608",
    name="name-collision",
    severity=Severity.ERROR,
    message=N_("“{name}” and “{other}” are one name to Windows, macOS or Unicode"),
    help=N_("rename one of them, or delete it"),
    why=N_(
        "On such a system one of them replaces the other, so that nobody can say which "
        "is meant; neither is read."
    ),
)
UNPORTABLE_NAME: Final = Rule(
    code="GF609",
    name="unportable-name",
    severity=Severity.ERROR,
    message=N_("nothing can be called “{name}” on every system: {reason}"),
    help=N_("rename it"),
    why=N_(
        "Whoever clones the repository on another system gets no such file, or a "
        "broken clone; it is not read."
    ),
)
WRONG_CONTENT: Final = Rule(
    code="GF610",
    name="wrong-content",
    severity=Severity.ERROR,
    message=N_("what is in this file is not what “.{kind}” says"),
    help=N_("save it again as what it is called, or call it what it is"),
    why=N_(
        "A page or a program under the name of a picture runs where it is opened; it "
        "is not published."
    ),
)
BROKEN_ATTACHMENT: Final = Rule(
    code="GF611",
    name="broken-attachment",
    severity=Severity.ERROR,
    message=N_("this file is damaged, and is not published: {reason}"),
    help=N_("open it, save it again, and see whether all is there"),
    why=N_("What cannot be read to its end cannot be cleaned of what it must not say."),
)
ENCRYPTED_ATTACHMENT: Final = Rule(
    code="GF612",
    name="encrypted-attachment",
    severity=Severity.ERROR,
    message=N_("this file is locked by a password, and is not published"),
    help=N_("save it without a password, or keep it elsewhere"),
    why=N_("Readers could not open it, and nobody can check what is in it."),
)
ATTACHMENT_TOO_LARGE: Final = Rule(
    code="GF613",
    name="attachment-too-large",
    severity=Severity.ERROR,
    message=N_("{what} is above the limit of {limit}; it is not published"),
    help=N_("make it smaller: fewer or smaller pictures, or several files"),
    why=N_(
        "Small files that unpack to enormous ones stop the machines of those who open "
        "them."
    ),
)
ACTIVE_ATTACHMENT: Final = Rule(
    code="GF614",
    name="active-attachment",
    severity=Severity.ERROR,
    message=N_("there are macros or scripts in this file; it is not published"),
    help=N_("save it without macros, as .pptx, .docx, .xlsx or a plain .pdf"),
    why=N_("They run on the machine of whoever opens it."),
)
UNCLEANABLE_ATTACHMENT: Final = Rule(
    code="GF615",
    name="uncleanable-attachment",
    severity=Severity.ERROR,
    message=N_(
        "what this file says of who made it cannot be taken out (.{kind}); it is not "
        "published"
    ),
    help=N_("save it as .pptx, .docx, .xlsx, a picture or a plain, unsigned .pdf"),
    why=N_(
        "Names, places and earlier versions that nobody sees go out with a file; what "
        "is published is always a copy without them."
    ),
)
TWO_FILES_ONE_RECORD: Final = Rule(
    code="GF616",
    name="two-files-one-record",
    severity=Severity.ERROR,
    message=N_("“{name}” and “{other}” are the same record"),
    help=N_("keep one of them: the encrypted one, if nobody else is to read it"),
    why=N_("Two files cannot both be the one record; neither is read."),
)

RULES: Final = (
    MISSING_ATTACHMENT,
    LINK_IN_TREE,
    FORBIDDEN_ATTACHMENT,
    PATH_OUTSIDE,
    UNREADABLE_FILE,
    HARD_LINK,
    NESTED_REPOSITORY,
    NAME_COLLISION,
    UNPORTABLE_NAME,
    WRONG_CONTENT,
    BROKEN_ATTACHMENT,
    ENCRYPTED_ATTACHMENT,
    ATTACHMENT_TOO_LARGE,
    ACTIVE_ATTACHMENT,
    UNCLEANABLE_ATTACHMENT,
    TWO_FILES_ONE_RECORD,
)
