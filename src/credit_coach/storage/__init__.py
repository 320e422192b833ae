"""Conversations between turns: SQLAlchemy Core on SQLite or Postgres. The one door to the database.

database     engine, pragmas, migrations, and every failure as StorageUnavailable
tables       the two tables
records      conversations and replies to JSON and back
store        open, load, append a turn, delete, forget what is over its time
"""
