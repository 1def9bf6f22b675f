"""Words to stems: one for all inflections of a word."""

from functools import lru_cache

from snowballstemmer import stemmer

_SNOWBALL = stemmer("english")
# A long evening's vocabulary; more would only keep words that nobody types again.
_CACHED_WORDS = 20_000

# Irregular forms, and nouns that a stemmer parts from their verb, each before the forms that lead to it.
_FORMS_BY_BASE = {
    "arise": "arises arose arisen",
    "arrive": "arrival arrivals",
    "be": "am is are was were been being",
    "become": "became becoming",
    "begin": "began begun",
    "bind": "bound",
    "break": "broke broken breakage",
    "bring": "brought",
    "build": "built",
    "burn": "burnt",
    "buy": "bought",
    "catch": "caught",
    "choose": "chose chosen choice choices",
    "come": "came",
    "consume": "consumption",
    "deal": "dealt",
    "decide": "decision decisions",
    "deliver": "delivery deliveries",
    "depend": "dependence dependency dependencies dependent",
    "die": "dies died dead death dying",
    "do": "does did done doing",
    "draw": "drew drawn",
    "drive": "drove driven",
    "duplicate": "dup dups dupe dupes duped",
    "eat": "ate eaten",
    "exist": "existence",
    "expire": "expiry expiration",
    "fail": "failure failures",
    "fall": "fell fallen",
    "feed": "fed",
    "feel": "felt",
    "find": "found",
    "flow": "flown",
    "forget": "forgot forgotten",
    "freeze": "froze frozen",
    "get": "got gotten",
    "give": "gave given",
    "go": "goes went gone",
    "grow": "grew grown growth",
    "hang": "hung",
    "have": "has had",
    "hear": "heard",
    "hide": "hid hidden",
    "hold": "held",
    "index": "indices indexes",
    "keep": "kept",
    "know": "knew known knowledge",
    "lay": "laid",
    "lead": "led",
    "learn": "learnt",
    "leave": "left leaves",
    "lend": "lent",
    "light": "lit",
    "lose": "lost loss losses",
    "maintain": "maintenance",
    "make": "made",
    "man": "men",
    "mean": "meant",
    "meet": "met",
    "mouse": "mice",
    "override": "overrode overridden",
    "overtake": "overtook overtaken",
    "overwrite": "overwrote overwritten",
    "pay": "paid payment payments payer",
    "persist": "persistence persistent",
    "person": "people persons",
    "prove": "proof proofs proven",
    "publish": "publication publications publisher publishers",
    "queue": "queues queued queuing queueing",
    "receive": "receipt receipts",
    "rebuild": "rebuilt",
    "recover": "recovery recoveries",
    "redeliver": "redelivery redeliveries",
    "redo": "redoes redid redone",
    "refuse": "refusal",
    "remove": "removal",
    "resend": "resent",
    "resize": "resizes resized resizing",
    "respond": "response responses",
    "retain": "retention",
    "rewrite": "rewrote rewritten",
    "ride": "rode ridden",
    "rise": "rose risen",
    "run": "ran running",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "sell": "sold sale sales",
    "oversell": "oversold",
    "send": "sent",
    "shake": "shook shaken",
    "shoot": "shot",
    "show": "shown",
    "shrink": "shrank shrunk",
    "sink": "sank sunk",
    "size": "sizes sized sizing",
    "sleep": "slept",
    "slide": "slid",
    "speak": "spoke spoken",
    "spend": "spent",
    "spin": "spun",
    "stand": "stood",
    "steal": "stole stolen",
    "stick": "stuck",
    "store": "storage",
    "strike": "struck",
    "subscribe": "subscription subscriptions",
    "swing": "swung",
    "take": "took taken",
    "teach": "taught",
    "tear": "tore torn",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "understand": "understood",
    "undo": "undid undone",
    "wake": "woke woken",
    "wear": "wore worn",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "woman": "women",
    "write": "wrote written",
    # How a hurried engineer shortens things.
    "acknowledge": "ack acks acked acking",
    "application": "app apps",
    "asynchronous": "async asynchronously",
    "authenticate": "authn",
    "authorise": "authz authorize authorized authorizes authorization authorisation",
    "because": "cos cuz bc",
    "configuration": "config configs",
    "database": "db dbs databases",
    "dedupe": "dedup dedups deduped deduping deduplicate deduplicated deduplicates deduplication",
    "environment": "env",
    "information": "info",
    "latency": "latencies",
    "maximum": "max",
    "message": "msg msgs messages",
    "minimum": "min",
    "million": "mio",
    "millisecond": "ms millis",
    "notify": "notification notifications",
    "orchestrate": "orchestrator orchestration",
    "partition": "partitions",
    "repository": "repo repos",
    "request": "req reqs requests",
    "second": "sec secs",
    "service": "svc svcs services",
    "synchronous": "sync synchronously",
    "transaction": "tx txn txns transactions transactional transactionally",
    "with": "w/",
    "without": "w/o",
}
_BASE_BY_FORM = {form: base for base, forms in _FORMS_BY_BASE.items() for form in forms.split()}
# Words that the stemmer would join with others of another meaning; each keeps a stem of its own.
_OWN_STEMS = frozenset(
    {"public", "publicly", "generic", "international", "universal", "universally", "busy", "business"}
)
# American and British spellings of the same word; -ise and not -ize is kept,
# because promise, advise and raise have no other.
_SPELLINGS = (
    ("ization", "isation"),
    ("izing", "ising"),
    ("ized", "ised"),
    ("izes", "ises"),
    ("ize", "ise"),
    ("yzing", "ysing"),
    ("yzed", "ysed"),
    ("yzes", "yses"),
    ("yze", "yse"),
    ("ours", "ors"),
    ("our", "or"),
)
_LEAST_SPELLED = 6


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str) -> str:
    """The stem of a word.

    Args:
        word: In lower case. Words with a digit are their own stem.
    """
    if not word.isalpha() and word not in _BASE_BY_FORM:
        return word
    base = _BASE_BY_FORM.get(word, word)
    if base in _OWN_STEMS:
        return base
    found: str = _SNOWBALL.stemWord(_one_spelling(base))
    return found


def _one_spelling(word: str) -> str:
    if len(word) >= _LEAST_SPELLED:
        for one, other in _SPELLINGS:
            if word.endswith(one):
                return word.removesuffix(one) + other
    return word
