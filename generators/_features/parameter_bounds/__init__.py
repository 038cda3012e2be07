"""Generators of an overlay: bounds of the parameters."""
