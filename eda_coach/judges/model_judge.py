"""A judge that asks a model: its request, its reply, and what the reply comes to."""

import json
from typing import Any

from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.grading.judging import Judgement, score_opinions
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from eda_coach.judges.completions import content_of
from eda_coach.judges.endpoint import Endpoint, EndpointError
from eda_coach.judges.prompt import request_body
from eda_coach.judges.replies import UnreadableReplyError, read_reply
from eda_coach.judges.sheet import make_sheet

# Settings that some endpoints do not know or some models do not take. The reply is checked all the same.
_OPTIONAL = ("response_format", "temperature", "seed")
_MALFORMED = (400, 422)
# Answers in a row without a reply after which no more are sent. A larger number waits longer at a dead
# endpoint; a smaller one gives up at a hiccup.
_MOST_FAILURES = 3


class ModelJudge:
    """A model behind an endpoint."""

    def __init__(self, endpoint: Endpoint, *, model: str) -> None:
        self._endpoint = endpoint
        self._model = model
        self._refused: tuple[str, ...] = ()
        self._failures = 0
        self._gave_up = ""

    def judge(self, question: TypedQuestion, response: Response, *, offline: Score) -> Judgement:
        """Grade a response; what goes wrong becomes "not graded" with the reason."""
        if self._gave_up:
            return self._not_graded(f"not asked any more: {self._gave_up}")
        sheet = make_sheet(question, response.text)
        body = request_body(sheet, question, response, model=self._model)
        try:
            reply = read_reply(content_of(self._ask(body)), sheet)
        except EndpointError as error:
            self._count(error)
            return self._not_graded(str(error))
        except UnreadableReplyError as error:
            return self._not_graded(str(error))
        return Judgement(
            model=self._model,
            score=score_opinions(question, offline, reply.opinions),
            doubts=reply.doubts,
            refused=self._refused,
        )

    def _ask(self, body: dict[str, Any]) -> bytes:
        """The reply to a request, made without the settings that the endpoint complains about."""
        while True:
            plain = {key: value for key, value in body.items() if key not in self._refused}
            try:
                reply = self._endpoint.ask(json.dumps(plain).encode())
            except EndpointError as error:
                self._refuse(error)
            else:
                self._failures = 0
                return reply

    def _refuse(self, error: EndpointError) -> None:
        """Note a setting that an error names.

        Raises:
            EndpointError: The error itself, where it names none.
        """
        named = [one for one in _OPTIONAL if one in str(error) and one not in self._refused]
        if error.status not in _MALFORMED or not named:
            raise error
        self._refused += tuple(named)

    def _count(self, error: EndpointError) -> None:
        self._failures += 1
        if error.is_final or self._failures >= _MOST_FAILURES:
            self._gave_up = str(error)

    def _not_graded(self, why: str) -> Judgement:
        return Judgement(model=self._model, score=None, not_graded=why, refused=self._refused)
