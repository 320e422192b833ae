"""Helping decide what a message is: cleaning it, routing it, and what it means in its conversation."""
