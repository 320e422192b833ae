"""Measuring the coach from outside: what goes in is a file of inputs, what comes out is a report with gates."""
