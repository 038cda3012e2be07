"""Mutants of the text, and the share of them that the vectors catch."""
