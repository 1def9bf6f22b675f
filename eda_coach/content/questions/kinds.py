"""All kinds of question together."""

from eda_coach.content.questions.choice import MultipleChoice, SingleChoice
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.numeric import Numeric
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.content.questions.typed import ConstraintFlip, ShortAnswer, TradeOff

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
# Kinds that can have a rubric.
TypedQuestion = TrueFalse | ShortAnswer | TradeOff | ConstraintFlip
