"""Produce the vectors from the specification. One module per handler; no protocol rules."""
