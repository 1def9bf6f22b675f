"""All kinds of question together."""

from eda_coach.content.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.numeric import Numeric
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.question import Kind, Question
from eda_coach.content.questions.typed import ConstraintFlip, ShortAnswer, TradeOff

QUESTION_TYPE_BY_KIND: dict[Kind, type[Question]] = {
    Kind.SINGLE_CHOICE: SingleChoice,
    Kind.MULTIPLE_CHOICE: MultipleChoice,
    Kind.TRUE_FALSE: TrueFalse,
    Kind.ORDERING: Ordering,
    Kind.MATCHING: Matching,
    Kind.NUMERIC: Numeric,
    Kind.SHORT_ANSWER: ShortAnswer,
    Kind.TRADE_OFF: TradeOff,
    Kind.CONSTRAINT_FLIP: ConstraintFlip,
}

AnyQuestion = (
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | Ordering
    | Matching
    | Numeric
    | ShortAnswer
    | TradeOff
    | ConstraintFlip
)
