"""A pack with rubrics that hold and rubrics that do not."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_pack
from tests.judges.typed_pack import STRONG, TYPED_PACK

BOTH = {"stable-key": "met", "ack-late": "met"}
SOUND: list[dict[str, Any]] = [
    {"like": "strong", "text": STRONG, "expect": BOTH},
    {"like": "partial", "text": "The handler is idempotent.", "expect": {"stable-key": "partly"}},
    {"like": "weak", "text": "We use a new key.", "expect": {"stable-key": "contradicted"}},
    {"like": "stuffed", "text": "send, event id, ack, after, commit"},
    {"like": "off-topic", "text": "It rains."},
]


def make_pack(*, samples: list[dict[str, Any]] | None = None, **changes: Any) -> dict[str, Any]:
    """A pack with one typed question and one that is scored by a key, both in its second file."""
    files = deepcopy(TYPED_PACK)
    question = files["questions/more.yaml"]["questions"][0] | changes
    question["samples"] = deepcopy(SOUND if samples is None else samples)
    question["aliases"] = ["charge-twice"]
    files["questions/more.yaml"]["questions"] = [question]
    return files


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack whose only rubric holds."""
    return write_pack(tmp_path_factory.mktemp("packs") / "sound", make_pack())


@pytest.fixture(scope="session")
def flawed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack whose only rubric disagrees with a sample, and has a phrase that nothing uses."""
    wrong = {"like": "weak", "text": "We send the event id.", "expect": {"ack-late": "met"}}
    files = make_pack(samples=[*SOUND, wrong])
    files["questions/more.yaml"]["questions"][0]["rubric"]["criteria"][0]["evidence"]["met"].append("zigzag")
    return write_pack(tmp_path_factory.mktemp("packs") / "flawed", files)
