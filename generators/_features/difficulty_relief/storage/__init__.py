"""Generators of storage.md with an overlay: the relief after silent epochs."""
