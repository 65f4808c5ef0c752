"""The names HTML has, and had: those a message may repeat.

Anything else between angle brackets is somebody's words.
"""

import re
from typing import Final

from growthfolio.model.markup import ATTRIBUTES, DROPPED_WHOLE, ELEMENTS, HEADINGS

NAMES_OF_ELEMENTS: Final = (
    ELEMENTS
    | HEADINGS
    | DROPPED_WHOLE
    | frozenset(
        re.findall(
            r"\w+",
            "address animate applet area article aside audio base basefont bgsound big"
            " blink body button canvas center data datalist desc dialog dir fieldset"
            " font footer foreignobject form frame frameset g head header hgroup html"
            " image isindex keygen label legend link listing main map marquee menu"
            " meta meter nav nobr noembed noframes optgroup option output param path"
            " picture portal progress rb rtc search set slot source strike time track"
            " tt use video",
        )
    )
)
_ATTRIBUTES: Final = frozenset().union(*ATTRIBUTES.values()) | frozenset(
    re.findall(
        r"[\w-]+",
        "accesskey action align autofocus background bgcolor border cellpadding"
        " cellspacing cite color contenteditable controls data datetime disabled"
        " download draggable face for form formaction hidden hreflang hspace inert"
        " itemid itemprop itemscope itemtype label loading loop method name nowrap"
        " ping placeholder popover poster readonly referrerpolicy reversed role size"
        " sizes slot span srcdoc srclang srcset style summary tabindex target type"
        " valign value vspace width xmlns",
    )
)
_HANDLER: Final = re.compile(r"on[a-z]{3,30}")


def is_attribute(name: str) -> bool:
    """Whether HTML has an attribute of that name."""
    return name in _ATTRIBUTES or _HANDLER.fullmatch(name) is not None
