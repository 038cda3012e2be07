"""Generators of storage.md with an overlay: bounds of the parameters."""
