"""Lists of words, written as one reads them."""


def word_set(*lines: str) -> frozenset[str]:
    """The words that stand in some lines, parted by blanks."""
    return frozenset(word for line in lines for word in line.split())
