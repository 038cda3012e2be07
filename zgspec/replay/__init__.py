"""Reads a vector, runs it, says where it first differs."""
