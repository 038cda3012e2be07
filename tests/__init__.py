"""Tests; the directories mirror what they test."""
