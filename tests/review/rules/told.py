"""What a rule says of a text, as a user would give it."""

from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.rules.rules import RULES
from eda_coach.review.rules.ruling import Ruling
from eda_coach.review.rules.verdict import VERDICT_ORDER, Verdict
from tests.review.reviewed import read


def rulings_on(rule: str, text: str) -> list[Ruling]:
    """The rulings of one rule, each of which can be worded by its card."""
    catalogue = bundled_catalogue()
    found = list(RULES[rule](read(text), catalogue.settings_of(rule)))
    for one in found:
        assert catalogue.cards[rule].wordings[one.wording or one.verdict.value].format(**one.words)
        assert one.evidence
    return found


def verdict_on(rule: str, text: str) -> str:
    """The weightiest verdict of one rule; what is only planned counts as a finding."""
    verdicts = [
        Verdict.FINDING if one.wording == "planned" else one.verdict for one in rulings_on(rule, text)
    ]
    return min(verdicts, key=VERDICT_ORDER.index, default=Verdict.NOT_APPLICABLE).value


def with_diagram(text: str, arrows: str) -> str:
    """A text with a sequence diagram before it."""
    return f"# Design\n\n```mermaid\nsequenceDiagram\n{arrows}\n```\n\n{text}\n"
