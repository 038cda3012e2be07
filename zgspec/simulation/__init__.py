"""Epochs of many miners: who answers, what the difficulty does, who is paid. The rules are those of the text."""
