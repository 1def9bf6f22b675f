"""``eda-coach grade``: a file of typed answers to one question, scored row by row."""
