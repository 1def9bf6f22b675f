"""What eda-coach.toml may set, and what is told of what it may not."""

from dataclasses import replace
from datetime import date

import pytest

from eda_coach.content.questions.question import Level
from eda_coach.errors import UsageError
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.catalogue.catalogue import Catalogue
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.element import ElementKind
from eda_coach.review.readers.vocabulary import Vocabulary
from eda_coach.review.rules.verdict import Severity
from eda_coach.review.settings.configuration import Configuration, read_configuration
from eda_coach.review.settings.overriding import overridden
from tests.review.remarks import a_card

_CARD = replace(a_card("SYN001"), numbers={"max_depth": 3.0}, words={"side_effects": ("e-mail",)})
CATALOGUE = Catalogue(
    cards={"SYN001": _CARD, "MSG002": a_card("MSG002")},
    sources={},
    vocabulary=Vocabulary(
        names_by_kind={ElementKind.BROKER: ("kafka",)}, phrases_by_aspect={Aspect.DLQ: ("dead letter queue",)}
    ),
)
_WHOLE = """
[review]
profile = "production"
level = "mid"
fail_on = "never"
off = ["MSG002"]

[review.rules.SYN001]
severity = "low"
max_depth = 5
side_effects = ["Fax"]
[review.rules.SYN001.wordings]
finding = "Too deep."

[review.wordings]
dlq = ["graveyard topic"]

[review.names]
broker = ["Hermes"]

[accept]
"SYN001@*" = { reason = " a batch ", by = "ops", until = 2027-01-31 }
"*@legacy" = { reason = "it goes", until = "2027-02-01" }
"""


def _read(text: str) -> Configuration:
    return read_configuration(text, "eda-coach.toml", CATALOGUE)


def test_everything_that_can_be_set_is_read() -> None:
    """A file with all its parts."""
    read = _read(_WHOLE)

    assert (read.profile, read.level, read.fail_on) == (Profile.PRODUCTION, Level.MID, "never")
    assert [(one.pattern, one.reason, one.by, one.until) for one in read.accepted] == [
        ("SYN001@*", "a batch", "ops", date(2027, 1, 31)),
        ("*@legacy", "it goes", "", date(2027, 2, 1)),
    ]


def test_settings_are_put_over_the_catalogue() -> None:
    """Thresholds and wordings replace the card's, names and phrases are added."""
    changed = overridden(CATALOGUE, _read(_WHOLE))
    card = changed.cards["SYN001"]

    assert (card.severity, card.numbers, card.words) == (
        Severity.LOW,
        {"max_depth": 5.0},
        {"side_effects": ("fax",)},
    )
    assert card.wordings["finding"] == "Too deep."
    assert card.wordings["ok"] == _CARD.wordings["ok"]
    assert changed.vocabulary.names_by_kind[ElementKind.BROKER] == ("kafka", "hermes")
    assert changed.vocabulary.phrases_by_aspect[Aspect.DLQ] == ("dead letter queue", "graveyard topic")
    assert [one.id for one in changed.asked_in(Profile.PRODUCTION)] == ["SYN001"]


def test_an_empty_file_changes_nothing() -> None:
    """No settings are no change."""
    assert overridden(CATALOGUE, _read("")) is CATALOGUE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("= x", "is not TOML"),
        ("[reviews]", 'reviews: this is not known; did you mean "review"?'),
        ("[review]\nprofil = 1", 'review.profil: this is not known; did you mean "profile"?'),
        ("[review]\nprofile = 'x'", "review.profile: 'x' is none"),
        ("[review]\nprofile = []", "review.profile"),
        ("[review]\nlevel = 'senoir'", 'did you mean "senior"?'),
        ("[review]\nfail_on = 'hihg'", 'did you mean "high"?'),
        ("[review]\nfail_on = 3", "review.fail_on"),
        ("[review]\noff = 'SYN001'", "review.off: this is no list of texts"),
        ("[review]\noff = ['SYN002']", 'did you mean "SYN001"?'),
        ("[review.rules.SYN01]", 'review.rules.SYN01: this is not known; did you mean "SYN001"?'),
        ("[review.rules]\nSYN001 = 3", "review.rules.SYN001: this is no table"),
        ("[review.rules.SYN001]\nmax_dept = 3", 'did you mean "max_depth"?'),
        ("[review.rules.SYN001]\nmax_depth = '3'", "this is no number of 0 or more"),
        ("[review.rules.SYN001]\nmax_depth = true", "this is no number of 0 or more"),
        ("[review.rules.SYN001]\nmax_depth = -1", "this is no number of 0 or more"),
        ("[review.rules.SYN001]\nmax_depth = nan", "this is no number of 0 or more"),
        ("[review.rules.SYN001]\nseverity = 'huge'", "review.rules.SYN001.severity"),
        ("[review.rules.SYN001]\nside_effects = [1]", "this is no list of texts"),
        ("[review.rules.SYN001.wordings]\nfind = 'x'", 'did you mean "finding"?'),
        ("[review.rules.SYN001.wordings]\nfinding = 3", "this is no text"),
        ("[review.wordings]\ndql = ['x']", 'did you mean "dlq"?'),
        ("[review.wordings]\ndlq = ['(x']", "is no phrase"),
        ("[review.names]\nbrokers = ['x']", 'did you mean "broker"?'),
        ("[accept]\n'SYN001@a' = 'x'", "this is no table"),
        ("[accept]\n'SYN001@a' = {}", "an accepted risk needs a reason"),
        ("[accept]\n'SYN001@a' = {reason = ' '}", "an accepted risk needs a reason"),
        ("[accept]\n'SYN009@a' = {reason = 'x'}", "SYN009 is no rule"),
        ("[accept]\n'SYN001@a' = {reason = 'x', until = 'soon'}", "this is no day"),
        ("[accept]\n'SYN001@a' = {reason = 'x', until = 3}", "this is no day"),
        ("[accept]\n'SYN001@a' = {reason = 'x', why = 'y'}", "this is not known"),
        ("a = " + "[" * 5000, "is not TOML"),
    ],
)
def test_what_cannot_be_set_is_told_with_its_key(text: str, told: str) -> None:
    """A mistake names the file, the key and the way out."""
    with pytest.raises(UsageError) as raised:
        _read(text)

    assert str(raised.value).startswith("eda-coach.toml")
    assert told in str(raised.value)
