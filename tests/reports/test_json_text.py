"""JSON that can be shown in a terminal."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from eda_coach.reports.json_text import json_text

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@settings(deadline=None, max_examples=100, derandomize=True)
@given(PLAIN, st.booleans())
def test_says_the_same(plain: object, ascii_only: bool) -> None:  # noqa: FBT001 - drawn
    """If values are written, then they are read again as they were."""
    text = json_text(plain, ascii_only=ascii_only)

    assert json.loads(text) == plain
    assert text.isascii() or not ascii_only


def test_no_control_reaches_the_terminal() -> None:
    """If a text holds what could act on a terminal, then it is an escape."""
    assert json_text("\x1b[1m \x9b \u202e ü") == '"\\u001b[1m \\u009b \\u202e ü"\n'
