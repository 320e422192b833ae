"""Steps from every older version of the tables to the newest; Alembic runs them."""
