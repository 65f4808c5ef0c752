"""Encrypted files: recognised by what they are, never by what they are called.

* age: `talk.md.age`, or its armoured text in `talk.md` itself
  (age-encryption.org/v1).
* sops: what it makes of a file it does not know the format of, a JSON document of
  `data` and `sops` (github.com/getsops/sops). Told by that marker, and not tried with
  the tool.

Only a file that is nothing but ciphertext counts: one readable word beside it, and it
is as open as any.
"""

import binascii
import json
import re
from base64 import b64decode
from typing import Final

SUFFIX: Final = ".age"

_BEGIN: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END: Final = b"-----END AGE ENCRYPTED FILE-----"
# A line of the version, one stanza for each key or more, and a code over them. What
# follows is a nonce of 16 bytes and at least one piece with its code, 16 as well.
_AGE: Final = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"(?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+"
    rb"--- [A-Za-z0-9+/]{43}\n"
    rb"[\x00-\xff]{32}"
)
_LIKELY: Final = re.compile(rb"\s*(?:age-enc|-----BEGIN AGE|\{)")
_SOPS: Final = re.compile(
    r"ENC\[AES256_GCM,data:[A-Za-z0-9+/=]*,iv:[A-Za-z0-9+/=]+,tag:[A-Za-z0-9+/=]+,"
    r"type:\w+\]"
)


def is_encrypted(data: bytes) -> bool:
    """Whether bytes are ciphertext of age or sops, and nothing else."""
    if _LIKELY.match(data) is None:
        return False
    return _is_age(data) or _is_armoured(data) or _is_sops(data)


def _is_age(data: bytes) -> bool:
    return _AGE.match(data) is not None


def _is_armoured(data: bytes) -> bool:
    text = data.strip()
    if not (text.startswith(_BEGIN) and text.endswith(_END)):
        return False
    lines = text[len(_BEGIN) : -len(_END)].split()
    if any(len(line) > 64 for line in lines):  # noqa: PLR2004 - as age breaks them
        return False
    try:
        return _is_age(b64decode(b"".join(lines), validate=True))
    except binascii.Error:
        return False


def _is_sops(data: bytes) -> bool:
    if not data.lstrip().startswith(b"{"):
        return False
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return False
    match document:
        case {"data": str(text), "sops": {"mac": str(mac), "version": str()}}:
            return (
                len(document) == 2  # noqa: PLR2004 - anything else could be read
                and _SOPS.fullmatch(text) is not None
                and _SOPS.fullmatch(mac) is not None
            )
    return False
