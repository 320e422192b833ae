"""What the coach knows: facts, articles and vocabulary, and the linter that keeps them true."""
