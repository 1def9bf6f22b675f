"""Sentences with the words of an aspect that are about something else: a test machine, a page, a size."""

import re
from functools import lru_cache

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.fact import Fact, Stand

_LONGEST_QUOTE = 1000
_ENVIRONMENT = (
    r"(?:development|dev|tests?|testing|staging|ci|demos?|sandbox|playground|laptops?|unit tests?|"
    r"integration tests?|developer machines?|developers?(?:'s?)? (?:machines?|laptops?))"
)
# "In development we run a single Kafka node", "locally there is one broker", "tests run without a broker".
_ELSEWHERE = re.compile(
    rf"\b(?:in|on|for|during|within|under) (?:(?:the|our|my|a|local|each|every|"
    rf"automated) ){{0,2}}{_ENVIRONMENT}"
    r"(?: (?:environments?|stages?|clusters?|systems?|setups?|machines?|profiles?|pipelines?))?(?=\W|$)"
    r"(?! (?:orders?|users?|results?|events?|messages?|topics?|drives?|cases?))|"
    r"\b(?:runs?|running|start(?:s|ed)?|works?|working|develops?|tests?|tested) (?:\w+ ){0,2}locally\b|"
    r"^\W*locally\b|\blocal (?:docker|environments?|setups?|development|machines?|compose)\b|"
    r"^\W*(?:the )?(?:unit |integration |local |automated )?"
    r"(?:tests?|staging|sandbox|demo|dev(?:elopment)?(?: environments?)?) "
    r"(?:runs?|uses?|has|have|is|are|works?)\b",
    re.IGNORECASE,
)
# "As in development, production has one broker", "in staging there are two, in production only one".
_IN_PRODUCTION = re.compile(
    r"\b(?:and|as|like|also|even|same)\b[^.;,]{0,20}\bproduction\b|"
    r"\bproduction\b[^.;]{0,40}\b(?:only|just|single|one|no|not|without|never|also|too)\b",
    re.IGNORECASE,
)
# "This page is not about monitoring", "dashboards are not described here", "failover is out of scope".
_OF_THE_TEXT = re.compile(
    r"\b(?:this|the) (?:page|document|section|chapter|text|diagram|picture|adr|rfc|article|readme|paper|"
    r"proposal|design doc\w*)\b[^.;]{0,40}(?:\bnot\b|n't\b|\bomits?\b|\bleaves? out\b|\bskips?\b)|"
    r"\b(?:not|n't) (?:\w+ )?(?:described|covered|discussed|shown|drawn|repeated|explained|documented|"
    r"listed)\b"
    r"[^.;]{0,20}\b(?:here|below|above|see|elsewhere|again|in this)\b",
    re.IGNORECASE,
)
# "We do not use the dead-letter queues of the old broker any more".
_OF_THE_OLD = re.compile(
    r"\bof (?:the|our) (?:old|previous|former|retired) (?:\w+ )?(?:brokers?|systems?|platform|setup|"
    r"stack|bus|"
    r"pipelines?|designs?|monolith|solution)\b",
    re.IGNORECASE,
)
_NOT_NEEDED = (
    r"\b(?:does not|doesn't|do not|don't|need not|no longer|not necessary|not needed|never|"
    r"no need)\b[^.;,]{0,12}\b(?:needs?|requires?|necessary|for|to)\b"
)
_UNPROTECTED = (
    r"\b(?:health|liveness|readiness|ping|heartbeat|swagger|robots|favicon|static|documentation|"
    r"public (?:\w+ )?(?:pages?|data|content|catalogue|catalog)|product pages?|landing pages?)\b"
)
# What makes of the words of a mistake, or of a denial, something else.
_NO_GAP = {
    Aspect.SINGLE_POINT: rf"{_NOT_NEEDED}|"
    r"\b(?:does not|doesn't|do not|don't) fail ?over (?:to|into|across)\b|\bonly between\b|"
    r"\b(?:everything|all|the rest|others?|orders?|we|it)\b[^.;]{0,30}"
    r"\b(?:still|keeps?|continues?|goes on|go on) (?:to )?(?:works?|working|runs?|running|sells?|takes?|"
    r"accepts?|"
    r"serves?|orders?|on)\b|"
    r"\b(?:not|nothing is|no \w+ (?:is|are)|never) lost\b|\b(?:only|just|merely) slower\b",
    Aspect.UNNOTICED: rf"{_NOT_NEEDED}|\bof its own\b|\bof their own\b|\bdeveloper\b|"
    r"\bnot (?:about|part of|the (?:job|task|topic) of)\b",
    Aspect.UNLIMITED_CLIENTS: r"\blimit\w* (?:of |on |for |to )?(?:the )?(?:size|length|depth|width|"
    r"body|payload|upload|"
    r"file|field|number of (?:fields?|columns?|characters?|items?|lines?|rows?))",
    Aspect.OPEN_TO_ALL: _UNPROTECTED,
    Aspect.AUTH: _UNPROTECTED,
    Aspect.RETRY_FOREVER: r"\b(?:builds?|ci|deployments?|tests?|test runs?|compil\w+|installations?|"
    r"downloads?|"
    r"leader election|backups?|restores?)\b",
    Aspect.NO_TIMEOUT: r"\b(?:clients?|callers?|we|gateway|proxy|library|services?|driver)(?: itself|"
    r" always)? "
    r"(?:sets?|adds?|enforces?|brings?|defines?|configures?|has|have|uses?) "
    r"(?:one|it|a timeout|its own|their own)\b",
    Aspect.MESSAGE_LOST: r"\b(?:one|same|single) transaction\b|\boutbox\b",
    Aspect.MESSAGE_DROPPED: r"\b(?:one|same|single) transaction\b|\boutbox\b",
}
_NO_GAP[Aspect.TIMEOUT] = _NO_GAP[Aspect.NO_TIMEOUT]
_NO_GAP[Aspect.SCHEMA] = r"\b(?:replicas?|standby|copy|spare) (?:of|for) the schema"
_NO_GAP[Aspect.VERSIONED] = _NO_GAP[Aspect.SCHEMA]
_NO_GAP[Aspect.OBSERVED] = _NO_GAP[Aspect.LAG_WATCHED] = _NO_GAP[Aspect.UNNOTICED]
# What makes of the words for something done well something else.
_NO_MERIT = {
    Aspect.REDUNDANT: r"\b(?:insufficient|not enough|too few|error codes?|exceptions?|returned (?:if|"
    r"when))\b",
    Aspect.CLAIM_CHECK: r"\b(?:this|the) (?:document|page|file|readme|diagram|section|"
    r"picture)\b[^.;]{0,30}\blinks?\b",
    Aspect.AUTH: r"\bauth\w+[^.;]{0,40}\betc\b",
    Aspect.CONSISTENCY: r"\b(?:consumer|queue|group|replication) lag\b|\balert\w*\b|\balarms?\b|\bpage[sd]\b",
    Aspect.NOT_YET_DONE: r"\bfinal (?:state|status)\b",
    # A unit without a number, and deliveries of which none failed.
    Aspect.NUMBERS: r"\bms (?:teams|office|excel|sql|access|word|project|azure|windows|outlook|exchange)\b|"
    r"\A(?!.*(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|fifty|dozen|"
    r"hundred|thousand|half)))(?=.*\b(?:ms|milliseconds|[gtmkp]b)\b)",
    Aspect.MAX_DELIVERIES: r"\A(?!.*(?:fail|dead|dl[qtx]\b|park|attempt|tr(?:y|ies|ied)\b|redeliver|"
    r"reject|poison|"
    r"g[ia]ves? up|limit|max|at most|up to|after|stop|error|nack|count|cap|bound|queue|quarantin))"
    r"(?=.*\bdeliver(?:y|ies)\b)(?=.*\d)",
}
_GAP = {aspect: re.compile(words, re.IGNORECASE) for aspect, words in _NO_GAP.items()}
_MERIT = {aspect: re.compile(words, re.IGNORECASE | re.DOTALL) for aspect, words in _NO_MERIT.items()}
# Aspects of which the presence is a gap of the design.
GAPS = frozenset(
    {
        *(Aspect.CALL_BACK, Aspect.SENSITIVE_EVENT, Aspect.BODY_IN_EVENT, Aspect.ACK_BEFORE_WORK),
        *(Aspect.UNCONFIRMED_PUBLISH, Aspect.ENDLESS_REDELIVERY, Aspect.WAITS_FOR_EVENT, Aspect.WAIT_FOREVER),
        *(Aspect.NO_TIMEOUT, Aspect.RETRY_FOREVER, Aspect.RETRY_AT_ONCE, Aspect.RETRY_AT_EACH_LAYER),
        *(Aspect.RETRIED_CHARGE, Aspect.REPEATED_EFFECT, Aspect.FAILS_TOGETHER, Aspect.LOGIN_BY_QUEUE),
        *(Aspect.SIDE_EFFECT_IN_REQUEST, Aspect.LONG_WORK_IN_REQUEST, Aspect.STALE_AFTER_WRITE),
        *(Aspect.DUAL_WRITE, Aspect.WRITE_AND_PUBLISH, Aspect.NOTHING_UNDONE, Aspect.SHARED_STORE),
        *(
            Aspect.CHECK_THEN_ACT,
            Aspect.NO_LOCK,
            Aspect.UNANSWERED,
            Aspect.PROMISED_EARLY,
            Aspect.NO_WAY_BACK,
        ),
        *(Aspect.NOT_TOLD, Aspect.SINGLE_POINT, Aspect.REPEAT_HARMS, Aspect.MESSAGE_DROPPED, Aspect.OVERRUN),
        *(Aspect.MESSAGE_LOST, Aspect.UNORDERED, Aspect.EVENT_LOOP, Aspect.REPUBLISHES, Aspect.UNTRACED),
        *(Aspect.UNVERSIONED, Aspect.UNLIMITED_CLIENTS, Aspect.UNNOTICED, Aspect.OPEN_TO_ALL),
        *(Aspect.UNIDENTIFIED, Aspect.DLQ_UNWATCHED, Aspect.UNORDERED_EVENTS, Aspect.ORDER_BROKEN),
        *(Aspect.COMMAND_AS_EVENT, Aspect.READS_PRESS),
    }
)


def is_near_miss(fact: Fact) -> bool:
    """Whether a sentence has the words of an aspect and is about something else."""
    quote = fact.evidence.quote[:_LONGEST_QUOTE]
    if fact.aspect in GAPS or fact.stand is Stand.ABSENT:
        other = _GAP.get(fact.aspect)
        return _is_of_elsewhere(quote) or (other is not None and bool(other.search(quote)))
    no_merit = _MERIT.get(fact.aspect)
    return no_merit is not None and bool(no_merit.search(quote))


@lru_cache(maxsize=4096)
def _is_of_elsewhere(quote: str) -> bool:
    if _OF_THE_TEXT.search(quote) or _OF_THE_OLD.search(quote):
        return True
    return bool(_ELSEWHERE.search(quote)) and not _IN_PRODUCTION.search(quote)
