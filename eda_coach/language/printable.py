"""Foreign text made safe to print: control characters become visible, nothing else changes."""

import re

# C0 and C1 controls except newline and tab, line and paragraph separators, the marks that turn the
# direction of text round, blanks without width, and lone surrogates: each could act on a terminal or hide
# what stands there. Joiners stay: letters and pictures of many languages are made with them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)

_LAST_BYTE = 0xFF


def printable(text: str) -> str:
    r"""Show control characters as ``\x1b`` or ``\u202e``; a Windows line end becomes a plain one."""
    return _HIDDEN.sub(_escape, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Like :func:`printable`, with every run of white space folded into one blank."""
    return " ".join(printable(text).split())


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code <= _LAST_BYTE else f"\\u{code:04x}"
