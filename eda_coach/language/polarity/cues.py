"""Words that decide whether what stands near them is asserted, denied, hedged or another's opinion.

Source: the idea of cue words with a scope, and of phrases that look like denials and are none, is that of
NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009); the lists are ours.
"""

# Deny what follows in their clause.
NEGATORS = frozenset(
    """
    not never no none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent
    wasnt werent wont wouldnt shouldnt couldnt hasnt havent hardly scarcely barely seldom rarely
    nowhere aint w/o
    """.split()
)
# They deny a thing and no verb: a list behind them goes on, and they judge nothing.
NOUN_NEGATORS = frozenset({"no", "without", "w/o", "neither", "none", "nothing", "nobody", "nor"})
# As an object they deny the verb before them too: "loses nothing", "sends no key".
OBJECT_NEGATORS = frozenset({"no", "nothing", "nobody", "none", "neither"})
# Of these, pronouns; what may follow them where they are objects.
PRONOUN_NEGATORS = frozenset({"nothing", "nobody", "none"})
AFTER_OBJECTS = frozenset("to of for in on about at from and or as with by new else at".split())
# Between a verb and them it is not the verb that they deny.
BEFORE_OBJECTS = frozenset("with of in at on under for to by from into and or but plus".split())
# Denied as an object, they deny the subject: "a crash makes no difference".
WEIGHTLESS_STEMS = frozenset(
    "differ effect bear use harm sens point help matter valu influenc benefit".split()
)
# After "and" they begin what is done instead: "do not wait and just return".
INSTEAD = frozenset({"just", "simply", "instead", "rather", "immediately"})
# Stems of verbs and nouns that deny what follows, unless a phrase names them itself.
DENYING_STEMS = frozenset(
    """
    avoid prevent lack omit absenc forget neglect disagre doubt deni eschew forgo
    """.split()
)
# Two words that deny what follows.
DENYING_PAIRS = frozenset(
    {
        ("instead", "of"),
        ("rather", "than"),
        ("far", "from"),
        ("free", "of"),
        ("get", "rid"),
        ("keep", "from"),
        ("stop", "from"),
        ("fail", "to"),
        ("refus", "to"),
        ("unabl", "to"),
        ("opposed", "to"),
        ("refrain", "from"),
    }
)
# Denied, they say that there is more: "we don't just send a key".
LIMITS = frozenset({"only", "just", "merely", "simply"})
# What looks like a denial and is none; each begins with the word that would deny.
PSEUDO_NEGATIONS = (
    ("not", "only"),
    ("not", "just"),
    ("not", "merely"),
    ("not", "simply"),
    ("not", "to", "mention"),
    ("no", "doubt"),
    ("no", "matter"),
    ("no", "problem"),
    ("no", "wonder"),
    ("no", "sooner"),
    ("no", "later"),
    ("nothing", "but"),
    ("not", "until"),
    ("without", "doubt"),
    ("without", "question"),
    ("cannot", "help"),
    ("no", "wait"),
)
# Words that judge: denied, they deny what stands before ("acking first does not help").
JUDGING_STEMS = frozenset(
    """
    necessari help matter import true right correct good worth possibl work exist
    case happen appli sens safe smart wise valid advis recommend hold
    """.split()
)
# The same for these forms only: "a key is not needed", and not "readers do not need the key".
JUDGING_FORMS = frozenset({"needed", "used", "useful", "required", "advised", "recommended"})
# Stems that deny what stands before them in the clause after "be", and what follows "it is ... to".
CONDEMNING_STEMS = frozenset(
    """
    wrong fals myth mistak pointless useless unnecessari bad danger riski unsaf imposs overkil
    untru incorrect nonsens fiction harm fatal fallaci illus misconcept unneed irrelev naiv fairi
    moot
    """.split()
)
COPULAS = frozenset("is are was were be being seems seem sounds looks that's it's remains".split())
# Make what stands in their clause a mere possibility.
HEDGES = frozenset("maybe perhaps possibly presumably supposedly allegedly somehow conceivably".split())
# Before a number they only say that it is not exact: "perhaps 5 minutes", "maybe a day later".
AMOUNTS = frozenset("one two three four five six seven eight nine ten twenty fifty half".split())
TIME_STEMS = frozenset("second minut hour day week month year".split())
# Make the whole sentence one, where they begin it or follow one of UNSURE_SUBJECTS: "I'm not sure".
# That nobody can know whether a call succeeded is a statement, and often the right one.
HEDGING_RUNS = (
    ("not", "sure"),
    ("not", "certain"),
    ("not", "really", "sure"),
    ("not", "entirely", "sure"),
    ("not", "100", "sure"),
    ("no", "idea"),
    ("no", "clue"),
    ("unsure",),
    ("i", "guess"),
    ("i", "suppose"),
    ("dont", "know"),
    ("don't", "know"),
    ("do", "not", "know"),
    ("idk",),
    ("hard", "to", "say"),
    ("hard", "to", "tell"),
    ("don't", "really", "know"),
    ("dont", "really", "know"),
    ("can't", "say"),
    ("cannot", "say"),
    ("could", "be", "wrong"),
    ("might", "be", "wrong"),
    ("might", "be", "that"),
    ("may", "be", "that"),
    ("could", "be", "that"),
    ("guessing",),
    ("just", "guessing"),
)
UNSURE_SUBJECTS = frozenset({"i", "i'm", "im", "am", "have", "honestly", "but", "though", "it"})
# After "I", "we" or "you" these make a proposal a mere possibility; "a message might be lost" is none.
HEDGING_MODALS = frozenset({"might", "may"})
PROPOSERS = frozenset({"i", "we", "you", "one", "it", "there"})
# Others' opinions: a subject, then within a few words a verb of saying.
OTHERS = frozenset(
    """
    some people many they others vendors marketing colleagues someone docs articles folks everyone
    everybody most critics blogs textbooks often commonly usually vendor interviewers candidates
    """.split()
)
SAYING_STEMS = frozenset("say claim think believ argu promis advertis pretend insist".split())
# With one of them, or a thing done as the subject, what follows is told as what would come of it.
CAUSES = frozenset({"lead", "caus", "risk", "mean", "result", "invit", "danger", "problem", "becaus"})
CONDITIONS = frozenset("if unless suppose supposing imagine assuming were".split())
# They begin what may take back what was said before.
CONTRASTS = (
    ("then", "again"),
    ("that", "said"),
    ("on", "the", "other", "hand"),
    ("at", "the", "same", "time"),
    ("and", "equally"),
    *((word,) for word in "however yet although though but still actually equally conversely".split()),
)
# Words that, behind a denial, tell what would come of it.
CONSEQUENCES = frozenset({"otherwise", "else"})
# Words that show that what is told is not so, or not yet so.
UNREAL = frozenset("if unless would could might may suppose imagine otherwise else without w/o".split())
# Stems of what nobody wants; a denied thing that brings them is argued for.
HARM_STEMS = frozenset(
    """
    twice doubl duplic lose fail stale wrong break corrupt inconsist overload crash stuck block
    timeout error problem risk danger bad late slow miss disappear vanish drop leak drift diverg
    overwrit oversel repeat storm cascad collaps unbound chaos starv hang exhaust troubl pain
    unsaf garbag orphan drown flood melt outag unavail incorrect surpris silent gone forev overcharg
    deadlock
    """.split()
)
