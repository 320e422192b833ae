"""Explaining: from what was found to sentences, each with its citation."""
