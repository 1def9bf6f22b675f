"""General English: words that say the same or nearly so, and words that say the opposite.

Source: written from common knowledge of English, for no subject and from no data set. A subject's own
wordings belong into the lexicon of its pack.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from eda_coach.language.stems import stem

# Words of a group can stand for each other in most plain sentences, whatever their form: noun, verb, adverb.
# A word may be in several groups; its groups are not joined thereby.
_GROUPS = """
big large great huge; small little tiny minor; fast quick rapid speedy swift; slow slowly sluggish; break
damage destroy ruin; broken damaged faulty defective; fail fault failure malfunction; repair fix mend; need
require must necessary essential; cause lead produce create trigger; cause reason because due; increase rise
grow raise up gain; increase more; decrease fall drop reduce lower decline shrink diminish down lessen;
decrease less; higher greater more larger bigger; lower less fewer smaller; higher taller; maximum most
highest largest greatest biggest; minimum least lowest smallest; begin start initial initiate commence; end
finish stop terminate complete; stop halt cease pause; stop prevent avoid block; continue keep remain stay
still persist; connect link join attach; connect touch contact; separate split divide part; separate detach
disconnect isolate apart; separate different own individual; same equal identical; same alike similar like;
different differ distinct unlike difference vary; change alter modify vary shift; change turn become
transform convert; change replace swap exchange substitute switch; move travel go flow pass run; move shift
motion movement; carry transport take bring; send transmit deliver; send pass forward; receive get obtain;
receive accept; get gain acquire; give provide offer supply; give hand; show display indicate reveal; show
demonstrate prove; show tell; see observe notice view watch; look see; find discover detect; find determine
identify; know understand; know tell; know learn aware; learn find; think believe; think expect; guess
predict estimate expect; say state tell mention; say claim; explain describe; mean imply; make build
construct create; make produce generate form; make cause; use apply employ utilize; use need; hold
contain include have; hold keep store retain save; hold carry; belong part; consist comprise contain
compose; join combine mix merge unite; gather collect accumulate; let allow permit enable; help aid assist
support; help easy; choose select pick decide; try attempt test; test check examine verify try; check
inspect; measure gauge; count number; number amount quantity; amount much many; hard difficult tough; hard
solid firm rigid; easy simple straightforward; soft gentle; hot warm heat; hot temperature warm; cool cold
chill; bright light shine; light shine glow lit; dark dim; loud noisy noise; quiet silent; sound noise; wet
damp moist; dry evaporate; clean clear pure; dirty pollute contaminate; clear transparent; full complete
entire whole; empty vacant bare; empty blank; all every each entire; everyone everybody all; someone
somebody person; nothing none no; both two; pair two double; one single; once single; twice two double; half
two; only just solely sole; alone only single; many multiple several numerous; some few several; often
frequent usually; always every constant; never no; again repeat repeatedly; repeat duplicate twice; copy
duplicate replicate; another other; other remaining rest; remain leave; rest remain; extra additional
further another; extra more; also too additionally; add plus; remove delete erase; remove take; lose loss
missing; lose drop; miss absent lack; lack without; far distant distance; far further farther; near close
nearby; next adjacent beside neighbor; next following then; after following then later; before prior earlier
previous; first initial original; last final; last latest; late delay; delay lag wait; wait hold; wait
pending; now current present; soon shortly; then afterwards; during while; time period duration; time
moment; long lengthy; short brief; high tall; high up; low down; deep depth; wide broad width; thin narrow;
thick fat; heavy weight weigh; mass weight; strong powerful strength; strong force; force push; weak feeble;
push press; pull drag; pull attract; throw toss; hit strike; hit collide crash; rub scratch; cut slice; eat
feed consume; eat food; grow develop; live survive; die kill; live alive; live home; home house shelter;
shelter protect; protect safe guard secure; safe secure; danger risk hazard; danger harm; harm hurt damage;
good fine; better improve best; bad poor; worse bad; right correct true; wrong incorrect false; error
mistake; exact precise accurate; about approximately roughly; almost nearly; problem issue trouble; solve
resolve; answer response reply; ask request query; question query; way method manner technique; way route
path; path route road; place location position where; place put; put lay set; put insert; area region zone;
area surface; surface top; top upper; bottom lower; inside within internal; outside external; middle center;
edge border; side face; front forward; back backward; backward reverse; reverse opposite; return back; left
leave; stick cling adhere; stick attach; attract stick; bend curve; straight direct; turn rotate spin; round
circle circular; shape form; type kind sort; type class category; group set; group class; order sequence;
order arrange; arrange organize; list enumerate; name call; name title; sign signal; sign mark; mark label;
record write log; write note; read scan; draw picture; picture image; plan design; goal aim objective
purpose; purpose reason; job task; work function operate run; work job; act behave; action act; effect
result consequence outcome; effect impact influence affect; affect change; depend rely; depend based;
control manage; control regulate; lead guide; follow obey; rule law; fact truth; piece part; part component
element; part section portion; thing object item; object body; material substance; substance matter; liquid
fluid; gas air; power energy; power electricity; power strong; speed velocity rate; speed fast; cost
expensive price; cheap inexpensive; cheap low; rich wealthy; buy purchase; share distribute; share common;
common usual; normal usual typical; rare uncommon; special particular; specific particular; general common;
important essential; main major primary; main important; possible can able; possible may could; likely
probable probability chance; probability likelihood; able capable; must should; should ought; space room;
room space; open unlock; shut close; cover hide; hide conceal; visible see; appear seem; appear show;
disappear vanish; burn fire; melt dissolve; burst explode; leak escape; escape leave; leave exit; enter in;
arrive come reach; reach get; come arrive; fill full; absorb soak; reflect bounce; compare contrast; compare
relative; efficient effective; waste useless; use useful; balance even; even level; flat level; level stage;
step stage phase; step steep; rough uneven; smooth frictionless; sharp pointed; young new; old ancient; new
fresh; new recent; fair equal; unfair unequal; busy congested; crowded congested; network system; data
information; error fault; direct immediate; automatic automatically; enough sufficient; size large; size
amount; width size; length long; height high tall; age old; weight heavy
"""
# Words before a bar deny those after it. Words of one side need not mean the same.
_OPPOSITES = """
open | closed shut; on | off; up | down; in inside | out outside; over above | under below; before earlier
prior previous | after later following; first | last; begin start | end finish stop; increase rise grow
raise gain more higher greater larger bigger | decrease fall drop reduce lower decline shrink less fewer
smaller; high tall | low; big large huge | small little tiny; long longer | short shorter; most maximum
highest largest | least minimum lowest smallest; many more | few fewer less; much | little; strong | weak;
heavy | light; fast quick rapid | slow; hot warm | cold cool; bright light | dark dim; loud | quiet silent;
hard | soft; hard difficult | easy simple; wet | dry; clean | dirty; full complete | empty; empty | contain;
thick fat | thin; wide broad | narrow; deep | shallow; near close | far distant; steep | flat gentle; rough
| smooth; sharp | blunt; same equal identical | different distinct differ unequal; connect join attach touch
link | separate disconnect detach apart; combine mix merge | separate split; attract pull | repel push; push
| pull; positive | negative; plus | minus; add | remove subtract; left | right; east | west; north | south;
top upper | bottom lower; front | back; forward | backward; horizontal | vertical; true right correct |
false wrong incorrect; good | bad; better best | worse worst; win | lose; find | lose; give | take; send |
receive; sender | receiver; buy | sell; ask | answer; accept | reject refuse; allow enable permit | prevent
block forbid; help | prevent; always | never; all every everyone everything | none nobody nothing; both |
neither; and | or; with | without; have contain include hold | lack; present | absent missing; exist |
missing; possible | impossible; able can | unable cannot; necessary required needed | unnecessary optional;
safe | dangerous unsafe; alive live | dead die; young new | old; early | late; visible | hidden; known |
unknown; common | rare; often | seldom rarely; cheap | expensive; rich | poor; public | private; static
fixed constant | dynamic variable changing; constant same | change; synchronous | asynchronous; serial
series sequential | parallel; direct | indirect; single one | multiple many several; success succeed | fail
failure; build create | destroy; intact whole working | damaged broken; keep save retain | lose discard;
fill | drain; absorb | reflect; float | sink; freeze | melt; expand | contract; solid | liquid; solid | gas;
sink | float; conductor | insulator; import | export; input | output; source | destination; parent | child;
internal | external; minimum | maximum; odd | even; male | female
"""
# What turns a word into its opposite when it stands before it, each with the fewest letters it stands before.
# Shorter remainders are chance: "under" is not "un" and "der", "inform" not "in" and "form".
_DENYING_PREFIXES = {"un": 4, "non": 4, "dis": 5, "in": 5, "im": 5, "ir": 5, "il": 5}
_LEAST_DENIED = 4
# "Unless" is not the opposite of "less", nor "less" that of a word it ends.
_NO_OPPOSITES = frozenset({"unless", "less", "regardless", "nonetheless", "nevertheless", "patch"})
# Endings of comparison, each with what stands in its place in the stem of the plain form.
_COMPARISONS = (("iest", "i"), ("ier", "i"), ("est", ""), ("er", ""))
_DOUBLED = "bdgmnt"
_LEAST_COMPARED = 3
# Words that begin alike for as many letters, and for this share of the shorter one, have one root.
_ROOT_LETTERS, _ROOT_SHARE = 5, 0.7
# A short word has to be the beginning of the longer one but for a letter: path, pathway; break, broken.
_LEAST_ROOT, _LONGEST_ENDING = 4, 4
# A near word is worth less than the word itself. Larger values reward loose wording.
_DEGREE_OF_GROUP = 0.7
_DEGREE_OF_ROOT = 0.8
_CACHED_PAIRS = 100_000


class Likeness(NamedTuple):
    """How far one word can stand for another.

    Attributes:
        degree: From 0, not at all, to 1, the same word.
        is_opposite: Whether it says so by denying it: open and closed.
    """

    degree: float
    is_opposite: bool


_UNLIKE = Likeness(0.0, is_opposite=False)


@lru_cache(maxsize=_CACHED_PAIRS)
def likeness(one: str, other: str) -> Likeness:
    """How far two stems say the same. Numbers, and words with a digit, are like themselves only."""
    if one == other:
        return Likeness(1.0, is_opposite=False)
    if not (one.isalpha() and other.isalpha()):
        return _UNLIKE
    plain, other_plain = plain_form(one), plain_form(other)
    if are_opposite(one, other) or are_opposite(plain, other_plain):
        return Likeness(_DEGREE_OF_GROUP, is_opposite=True)
    if are_equivalent(one, other):
        return Likeness(_DEGREE_OF_GROUP, is_opposite=False)
    if plain.removesuffix("e") == other_plain.removesuffix("e") or _have_one_root(one, other):
        return Likeness(_DEGREE_OF_ROOT, is_opposite=False)
    return _UNLIKE


def are_equivalent(one: str, other: str) -> bool:
    """Whether two stems can stand for each other in plain English."""
    groups = _groups_by_stem()
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, ()))


def are_opposite(one: str, other: str) -> bool:
    """Whether two stems deny each other: open and closed, equal and unequal, friction and frictionless."""
    sides = _sides_by_stem()
    if any(-side in sides.get(other, ()) for side in sides.get(one, ())):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_DENIED or long in _NO_OPPOSITES or short in _NO_OPPOSITES:
        return False
    return long == f"{short}less" or any(
        long == prefix + short and len(short) >= least for prefix, least in _DENYING_PREFIXES.items()
    )


def plain_form(word: str) -> str:
    """The stem of an adjective without its ending of comparison: bigger and biggest to big."""
    for ending, plain in _COMPARISONS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _LEAST_COMPARED - len(plain):
            is_doubled = len(bare) > _LEAST_COMPARED and bare[-1] == bare[-2] and bare[-1] in _DOUBLED
            return (bare[:-1] if is_doubled else bare) + plain
    return word


def _have_one_root(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    alike = next((i for i, letter in enumerate(short) if long[i] != letter), len(short))
    is_beginning = alike >= _LEAST_ROOT and alike >= len(short) - 1 and len(long) - alike <= _LONGEST_ENDING
    return is_beginning or (alike >= _ROOT_LETTERS and alike >= _ROOT_SHARE * len(short))


@lru_cache(maxsize=1)
def _groups_by_stem() -> dict[str, frozenset[int]]:
    return _numbers_by_stem([(number, group) for number, group in enumerate(_GROUPS.split(";"))])


@lru_cache(maxsize=1)
def _sides_by_stem() -> dict[str, frozenset[int]]:
    """For each stem the pairs it stands in: their number, negative after the bar."""
    pairs = [pair.split("|") for pair in _OPPOSITES.split(";")]
    before = [(number, pair[0]) for number, pair in enumerate(pairs, start=1)]
    return _numbers_by_stem([*before, *((-number, pair[1]) for number, pair in enumerate(pairs, start=1))])


def _numbers_by_stem(groups: Sequence[tuple[int, str]]) -> dict[str, frozenset[int]]:
    numbers: dict[str, set[int]] = {}
    for number, group in groups:
        for word in group.split():
            numbers.setdefault(stem(word), set()).add(number)
    return {word: frozenset(found) for word, found in numbers.items()}
