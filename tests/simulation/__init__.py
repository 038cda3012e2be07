"""Tests of the mining simulation."""
