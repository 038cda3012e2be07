"""Generators of an overlay: the relief after silent epochs."""
