"""The trainer of the bundled encoder; needs the extra `credit-coach[train]`, which nothing here imports by itself."""
