"""A quiz whose answers stand in a file."""

from dataclasses import replace

from eda_coach.cli.prompters.answers_file import named_questions, read_answers
from eda_coach.cli.prompters.scripted import ScriptedPrompter
from eda_coach.cli.quiz.deck import Wish
from eda_coach.content.index.selection import Selection
from eda_coach.errors import UsageError


def script_quiz(path: str, wish: Wish) -> tuple[ScriptedPrompter, Wish]:
    """A prompter for an answer file, and the wish as the file completes it.

    Where the file names its questions and no filter says otherwise, they are the deck, in its order.
    Answers without names set how many questions there are, unless that was said.

    Raises:
        UsageError: The file cannot be read, or some answers have names and some have none.
    """
    answers = read_answers(path)
    named = named_questions(answers)
    if named and any(not answer.question_id for answer in answers):
        raise UsageError(
            f"Some answers of {path} name their question and some do not.", hint="Name all of them, or none."
        )
    if named and wish.selection == replace(Selection(), kinds=wish.selection.kinds) and not wish.is_counted:
        selection = replace(wish.selection, questions=named)
        wish = replace(wish, selection=selection, count=len(named), in_order=True)
    elif not named and not wish.is_counted:
        wish = replace(wish, count=max(1, len(answers)))
    return ScriptedPrompter(answers), wish
