"""Conversations between turns, and tokens of the day: SQLAlchemy Core on SQLite or Postgres.

The one door to the database.

database     engine, pragmas, migrations, and every failure as StorageUnavailable
tables       the three tables
records      conversations and replies to JSON and back
store        open, load, append a turn, delete, forget what is over its time
budgets      what the language model may still cost today, for all processes
"""
