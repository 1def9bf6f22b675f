"""The envelope of chat completions: what the model wrote, or what the endpoint complains about."""

import json
from typing import Any

from eda_coach.judges.replies import UnreadableReplyError
from eda_coach.language.printable import one_line

# Characters of foreign words that are shown.
_MOST_SHOWN = 200


def content_of(body: bytes) -> str:
    """What the model wrote.

    Raises:
        UnreadableReplyError: It wrote nothing whole, or this is no chat completion.
    """
    envelope = _plain(body)
    try:
        choice = envelope["choices"][0]
        content, refusal = choice["message"]["content"], choice["message"].get("refusal")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        told = _short(complaint(body))
        raise UnreadableReplyError(
            f"the endpoint says: {told}" if told else "the reply is no chat completion"
        ) from error
    if refusal:
        raise UnreadableReplyError(f"the model refuses: {_short(str(refusal))}")
    if choice.get("finish_reason") in ("length", "content_filter"):
        raise UnreadableReplyError("the reply was cut short by the endpoint")
    if not isinstance(content, str) or not content.strip():
        raise UnreadableReplyError("the model wrote nothing")
    return content


def complaint(body: bytes) -> str:
    """What the body of a failed request says; empty if it is no message of an endpoint."""
    plain = _plain(body)
    for key in ("error", "message", "detail"):
        plain = plain.get(key, plain) if isinstance(plain, dict) else plain
    return plain if isinstance(plain, str) else ""


def _plain(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _short(text: str) -> str:
    return one_line(text)[:_MOST_SHOWN]
