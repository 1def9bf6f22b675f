"""Whether a pack hangs together: ids, references, keys, formulas, rubrics."""
