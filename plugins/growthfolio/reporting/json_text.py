"""A value → JSON that programs read and people can look at."""

import json
import re
from typing import Final

# A terminal obeys these, and people are shown another order than what is there.
_UNSEEN: Final = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb]"
)


def json_text(value: object) -> str:
    r"""The value as a file's text: Chinese as it is, a line break at the end.

    Characters nobody sees are written as `\u202e`, which programs read the same.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
