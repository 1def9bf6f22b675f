"""The type of a kind of question, loaded when it is needed: a quiz of one kind loads one."""

from importlib import import_module

from eda_coach.content.questions.question import Kind, Question

_PLACE_BY_KIND = {
    Kind.SINGLE_CHOICE: ("choice", "SingleChoice"),
    Kind.MULTIPLE_CHOICE: ("choice", "MultipleChoice"),
    Kind.TRUE_FALSE: ("true_false", "TrueFalse"),
    Kind.ORDERING: ("ordering", "Ordering"),
    Kind.MATCHING: ("matching", "Matching"),
    Kind.NUMERIC: ("numeric", "Numeric"),
    Kind.SHORT_ANSWER: ("typed", "ShortAnswer"),
    Kind.TRADE_OFF: ("typed", "TradeOff"),
    Kind.CONSTRAINT_FLIP: ("typed", "ConstraintFlip"),
}


def question_type(kind: Kind) -> type[Question]:
    """The dataclass of a kind of question."""
    module, name = _PLACE_BY_KIND[kind]
    found: type[Question] = getattr(import_module(f"eda_coach.content.questions.{module}"), name)
    return found
