"""Generators of an overlay: bonds and penalties."""
