"""GF1 and GF8: the bytes of a file, and what of a text no page shows."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

LATIN_1: Final = "Latin-1"
"""What an encoding is called that any bytes are valid in: it may be another."""

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
HIDDEN_CHARACTER: Final = Rule(
    code="GF103",
    name="hidden-character",
    severity=Severity.ERROR,
    message=N_("a character nobody sees ({character}) stands here"),
    help=N_("delete it; it came along with copied text"),
    why=N_(
        "It makes a key, an id or a name another than the one that is read, or shows "
        "it in another order (CVE-2021-42574), so nothing of the file is shown."
    ),
)
HIDDEN_IN_TEXT: Final = Rule(
    code="GF806",
    name="hidden-character-in-text",
    severity=Severity.WARNING,
    message=N_(
        "there are characters nobody sees in this text: {count}; here is the first "
        "({character})"
    ),
    help=N_("delete them, unless the text is written from right to left"),
    why=N_(
        "They come along with copied text; some turn the order of what is read. "
        "The page keeps what they do within their own line."
    ),
)
HIDDEN_IN_NAME: Final = Rule(
    code="GF105",
    name="hidden-character-in-name",
    severity=Severity.ERROR,
    message=N_("the name of this file or of its folder has {character} in it"),
    help=N_("rename it, without characters that cannot be seen"),
    why=N_(
        "Nobody can tell such a name from another, or type it; the file is not read "
        "and not published."
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
SANITISED_CONTENT: Final = Rule(
    code="GF810",
    name="sanitised-content",
    severity=Severity.WARNING,
    message=N_("{who}: {what} is left out of the page"),
    help=N_(
        "say it in Markdown; what is to be read as it is written goes between "
        "backticks: `<name>`"
    ),
    why=N_(
        "A page shows what cannot run, load from elsewhere or pose as the site. "
        "Other HTML is taken out, and words between angle brackets with it."
    ),
)
REMOTE_PICTURE: Final = Rule(
    code="GF811",
    name="remote-picture",
    severity=Severity.WARNING,
    message=N_("{who}: a picture from another site is shown as a link"),
    help=N_("put the picture beside the record as a file, and point at that"),
    why=N_("Whoever runs the other site would learn who opens the page, and when."),
)

FRONT_MATTER_TOO_LARGE: Final = Rule(
    code="GF802",
    name="front-matter-too-large",
    severity=Severity.ERROR,
    message=N_("the front matter has {size} characters; {limit} is the most"),
    help=N_("put what is text under the closing ---"),
    why=N_("Front matter of this size is a mistake or an attack; it is not read."),
)
TOO_MANY_KEYS: Final = Rule(
    code="GF803",
    name="too-many-keys",
    severity=Severity.ERROR,
    message=N_("here are more than {limit} keys side by side"),
    help=N_("write them as a list, or shorten it"),
    why=N_("No file of a programme needs so many; it is a mistake or an attack."),
)
LINE_TOO_LONG: Final = Rule(
    code="GF804",
    name="line-too-long",
    severity=Severity.ERROR,
    message=N_("this line is longer than {limit} characters"),
    help=N_("break it, or put pictures and data beside the record as files"),
    why=N_(
        "Nobody writes such lines; they are data pasted into a text, and stall "
        "editors and builds."
    ),
)
TEXT_TOO_DEEP: Final = Rule(
    code="GF805",
    name="text-too-deep",
    severity=Severity.ERROR,
    message=N_("this line is nested deeper than {limit} levels"),
    help=N_("make it flatter"),
    why=N_(
        "Quotes and lists within each other to this depth stall a build; nothing of "
        "the text is shown."
    ),
)

RULES: Final = (
    NOT_UTF8,
    CONTROL_CHARACTER,
    HIDDEN_CHARACTER,
    HIDDEN_IN_TEXT,
    HIDDEN_IN_NAME,
    FILE_TOO_LARGE,
    FRONT_MATTER_TOO_LARGE,
    TOO_MANY_KEYS,
    LINE_TOO_LONG,
    TEXT_TOO_DEEP,
    SANITISED_CONTENT,
    REMOTE_PICTURE,
)
