"""A question made ready to be put: chance decided, numbers filled in, order fixed. One file a kind."""
