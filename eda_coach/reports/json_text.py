"""JSON that can be shown in a terminal: what could act on one is written as an escape."""

import json
import re
from typing import Any

# C1 controls, separators and marks that turn the direction of text round; JSON itself escapes C0.
_ACTING = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def json_text(plain: Any, *, ascii_only: bool = False) -> str:
    """Render plain values; ends in one line end.

    Args:
        plain: Dicts, lists, texts and numbers.
        ascii_only: Escape everything else, for terminals that cannot show it.
    """
    text = json.dumps(plain, ensure_ascii=ascii_only, indent=2) + "\n"
    return _ACTING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
