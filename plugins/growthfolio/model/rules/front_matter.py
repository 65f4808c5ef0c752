"""GF2: the front matter's form, and that of the other YAML files."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

UNCLOSED_FRONT_MATTER: Final = Rule(
    code="GF201",
    name="unclosed-front-matter",
    severity=Severity.ERROR,
    message=N_("the front matter starts here and is never closed"),
    help=N_("write a line with only --- under the last key"),
    why=N_(
        "Without the closing line it is not clear what is front matter and "
        "what is text, so nothing is shown."
    ),
)
FULL_WIDTH_COLON: Final = Rule(
    code="GF202",
    name="full-width-colon",
    severity=Severity.ERROR,
    message=N_(
        "this line uses a full-width colon “：” where YAML needs “:” and a space"
    ),
    help=N_("write “{instead}”"),
    why=N_(
        "A full-width colon does not separate a key from its value: the line "
        "would be lost."
    ),
)
TAB_INDENT: Final = Rule(
    code="GF203",
    name="tab-indent",
    severity=Severity.ERROR,
    message=N_("this line is indented with a tab or a full-width space"),
    help=N_("use spaces only"),
    why=N_("YAML does not count tabs or full-width spaces as indentation."),
)
MISPLACED_FRONT_MATTER: Final = Rule(
    code="GF204",
    name="misplaced-front-matter",
    severity=Severity.ERROR,
    message=N_("this looks like front matter, but --- must stand alone on line 1"),
    help=N_("put --- alone on line 1, three ASCII hyphens, nothing before it"),
    why=N_(
        "Front matter that is not recognised would be shown as text, "
        "confidential values included."
    ),
)
DUPLICATE_KEY: Final = Rule(
    code="GF205",
    name="duplicate-key",
    severity=Severity.ERROR,
    message=N_("the key “{key}” stands here again; first on line {first}"),
    help=N_("keep one of the two"),
    why=N_("Which of the two is meant cannot be known."),
)
NOT_A_MAPPING: Final = Rule(
    code="GF206",
    name="not-a-mapping",
    severity=Severity.ERROR,
    message=N_("here must be keys and values, one “key: value” a line"),
    help=N_("write it as “key: value” lines"),
    why=N_("Every file of a programme is a list of keys and their values."),
)
UNQUOTED_VALUE: Final = Rule(
    code="GF207",
    name="unquoted-value",
    severity=Severity.ERROR,
    message=N_("this value has a character YAML gives a meaning to"),
    help=N_("put quotes around the value"),
    why=N_(
        "A colon followed by a space, or a leading @, %, *, &, ! or `, means "
        "something else in YAML."
    ),
)
FORBIDDEN_YAML: Final = Rule(
    code="GF208",
    name="forbidden-yaml",
    severity=Severity.ERROR,
    message=N_("{what} is not used here"),
    help=N_("write the value out"),
    why=N_(
        "Records use a small part of YAML, so that what is written is what is read."
    ),
)
NESTED_TOO_DEEP: Final = Rule(
    code="GF209",
    name="nested-too-deep",
    severity=Severity.ERROR,
    message=N_("this is nested deeper than {limit} levels"),
    help=N_("make it flatter"),
    why=N_("No file of a programme needs such depth; it is a mistake or an attack."),
)
BROKEN_YAML: Final = Rule(
    code="GF210",
    name="broken-yaml",
    severity=Severity.ERROR,
    message=N_("this cannot be read as YAML: {problem}"),
    help=N_("compare it with a record that works, or start one with growthfolio new"),
    why=N_(
        "A file that cannot be read counts as not there, and nothing of it is shown."
    ),
)
FULL_WIDTH_COMMA: Final = Rule(
    code="GF211",
    name="full-width-comma",
    severity=Severity.ERROR,
    message=N_("a full-width comma “，” stands between the items of this list"),
    help=N_("write “,” and a space, or put the item between quotes"),
    why=N_("A full-width comma separates nothing: the list would have one item."),
)

FULL_WIDTH_BRACKET: Final = Rule(
    code="GF212",
    name="full-width-bracket",
    severity=Severity.ERROR,
    message=N_("full-width brackets stand around this list"),
    help=N_("write [ and ], with “,” and a space between the items"),
    why=N_("Full-width brackets are text: the list would have one item."),
)
FULL_WIDTH_QUOTE: Final = Rule(
    code="GF213",
    name="full-width-quote",
    severity=Severity.ERROR,
    message=N_("full-width quotes stand around a value that needs quotes"),
    help=N_('write " before and after the value'),
    why=N_("Full-width quotes are text: to YAML the value has none around it."),
)

RULES: Final = (
    UNCLOSED_FRONT_MATTER,
    FULL_WIDTH_COLON,
    TAB_INDENT,
    MISPLACED_FRONT_MATTER,
    DUPLICATE_KEY,
    NOT_A_MAPPING,
    UNQUOTED_VALUE,
    FORBIDDEN_YAML,
    NESTED_TOO_DEEP,
    BROKEN_YAML,
    FULL_WIDTH_COMMA,
    FULL_WIDTH_BRACKET,
    FULL_WIDTH_QUOTE,
)
