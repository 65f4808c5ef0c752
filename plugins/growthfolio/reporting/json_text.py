"""A value → JSON that programs read and people can look at."""

import json


def json_text(value: object) -> str:
    """The value as a file's text: Chinese as it is, a line break at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
