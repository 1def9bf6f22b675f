"""A text as sentences and clauses of words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from eda_coach.language.words import Token, normalised, tokens_of

# Commas and brackets set words apart without ending a statement.
_INSERTING = frozenset(",()")
# Longer ones are cut: nobody means a statement of so many words, and it keeps work in proportion to the text.
_LONGEST_CLAUSE, _LONGEST_SENTENCE = 40, 160
_SENTENCE_MARKS = frozenset(".!?…")
# Marks that always part clauses. A comma does so too; polarity looks across some commas.
_QUOTE_MARKS = frozenset('"“”«»')
# Words that begin a clause of their own wherever they stand.
_OPENERS = frozenset(
    """
    because but although though while whereas if unless when whenever so since otherwise which who
    whose where however therefore thus hence instead then plus and or bc cos cuz
    """.split()
)
# A pronoun behind them belongs to their clause: "no guarantee that we send it".
_GOVERNING = frozenset({"that", "what", "which", "whether", "as", "than", "how", "why", "to"})
# A clause of as many words may be whole; with fewer a pronoun is its subject.
_FEW_WORDS = 3
# After these a new clause begins only if a subject follows: "lose and repeat" is one clause,
# "we wait and the user leaves" are two.
_JOINERS = frozenset({"and", "or", "n"})
# They open a clause even where nothing stands before them: "if 42 never comes we fetch it".
PRONOUNS = frozenset({"i", "we", "they", "he", "she"})
_SUBJECTS = frozenset(
    """
    i we you he she it they this that these those there the a an our your its their my nobody
    everybody everyone nothing everything each every both some many most no any all one users
    customers people not never dont don't only just
    """.split()
)
_ABBREVIATIONS = frozenset("e.g i.e etc vs cf approx resp incl fig".split()) | {"e", "g", "i"}


class Word(NamedTuple):
    """A word of a passage, with the numbers of its sentence and clause.

    Attributes:
        text: In lower case.
        start: Offset of its first character in the passage's text.
        end: Offset after its last.
        sentence: Rising from 0.
        clause: Rising from 0 over the whole passage.
        quoted: Whether it stands between quotation marks.
    """

    text: str
    stem: str
    start: int
    end: int
    sentence: int
    clause: int
    quoted: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A text, read.

    Attributes:
        text: Normalised; offsets of words count in it.
        asked: Numbers of the sentences that end with a question mark.
        commas: Indices of words that a comma follows.
        begins: Index of the first word of each sentence.
    """

    text: str
    words: tuple[Word, ...]
    asked: frozenset[int]
    commas: frozenset[int]
    begins: tuple[int, ...]

    @property
    def stems(self) -> list[str]:
        """Stems of the words, in order."""
        return [word.stem for word in self.words]

    def sentences(self) -> Iterator[range]:
        """Indices of the words of each sentence; none is empty."""
        ends = (*self.begins, len(self.words))[1:]
        for begin, end in zip(self.begins, ends, strict=True):
            yield range(begin, end)


def read_passage(text: str, *, wrapped_from: int = 0) -> Passage:
    """Read a text into words, clauses and sentences; takes time in proportion to its length.

    Args:
        text: To read.
        wrapped_from: Characters of the shortest line that may have been wrapped; the end of a shorter one
            ends a sentence.
    """
    text = normalised(text)
    reader = _Reader(text, wrapped_from)
    for token in tokens_of(text):
        reader.take(token)
    return reader.passage()


class _Reader:
    """Numbers words while they come in."""

    def __init__(self, text: str, wrapped_from: int) -> None:
        self._text = text
        self._wrapped_from = wrapped_from
        self._words: list[Word] = []
        self._asked: set[int] = set()
        self._commas: set[int] = set()
        self._begins: list[int] = []
        self._sentence, self._clause = 0, 0
        self._breaks_sentence, self._breaks_clause = False, False
        self._in_quotes = False
        self._joined = False

    def take(self, token: Token) -> None:
        if token.is_word:
            self._word(token)
        elif token.text[0] == "\n":
            self._line_end(token)
        elif token.text in _SENTENCE_MARKS:
            self._sentence_mark(token)
        elif token.text in _QUOTE_MARKS:
            self._in_quotes = not self._in_quotes if token.text == '"' else token.text in "“«"
        else:
            if token.text in _INSERTING and self._words:
                self._commas.add(len(self._words) - 1)
            self._breaks_clause = True

    def passage(self) -> Passage:
        return Passage(
            text=self._text,
            words=tuple(self._words),
            asked=frozenset(self._asked),
            commas=frozenset(self._commas),
            begins=tuple(self._begins),
        )

    def _word(self, token: Token) -> None:
        self._open_clause(token)
        self._cut()
        if self._breaks_sentence or not self._words:
            self._sentence += bool(self._words)
            self._clause += bool(self._words)
            self._begins.append(len(self._words))
        elif self._breaks_clause:
            self._clause += 1
        self._breaks_sentence = self._breaks_clause = False
        self._joined = token.text in _JOINERS
        self._words.append(Word(*token, self._sentence, self._clause, self._in_quotes))

    def _cut(self) -> None:
        """End what has grown too long."""
        begin = self._begins[-1] if self._begins else 0
        if len(self._words) - begin >= _LONGEST_SENTENCE:
            self._breaks_sentence = True
        if len(self._words) >= _LONGEST_CLAUSE and self._words[-_LONGEST_CLAUSE].clause == self._clause:
            self._breaks_clause = True

    def _open_clause(self, token: Token) -> None:
        """A conjunction opens a clause; "and" and "or" do so only before a subject."""
        if self._joined and token.text in _SUBJECTS and not self._breaks_clause and self._words:
            last = self._words[-1]
            is_first = len(self._words) < 2 or self._words[-2].clause != last.clause  # noqa: PLR2004
            if not is_first:
                self._clause += 1
                self._words[-1] = last._replace(clause=self._clause)
        elif token.text in _OPENERS and token.text not in _JOINERS:
            self._breaks_clause = True
        elif token.text in PRONOUNS and self._words and self._words[-1].text not in _GOVERNING | _JOINERS:
            clause = [word for word in self._words[-_FEW_WORDS:] if word.clause == self._words[-1].clause]
            self._breaks_clause |= len(clause) == _FEW_WORDS

    def _line_end(self, token: Token) -> None:
        """A line ends a sentence unless it was only wrapped: then the next begins in lower case."""
        after = self._text[token.end : token.end + 2].lstrip()[:1]
        line = token.start - self._text.rfind("\n", 0, token.start) - 1
        goes_on = line >= self._wrapped_from and (after.islower() or after.isdigit())
        wrapped = len(token.text.strip()) == 0 and goes_on
        blank = (
            self._text[token.start : token.start + 1] == "\n"
            and self._text[token.end : token.end + 1] == "\n"
        )
        if not wrapped or blank:
            self._breaks_sentence = True

    def _sentence_mark(self, token: Token) -> None:
        before = self._words[-1].text if self._words else ""
        follows = self._text[token.end : token.end + 1]
        is_inside = follows.isalnum() or (token.text == "." and before in _ABBREVIATIONS)
        if is_inside:
            return
        if token.text == "?" and self._words:
            self._asked.add(self._sentence)
        self._breaks_sentence = True
