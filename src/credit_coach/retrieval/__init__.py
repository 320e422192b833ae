"""Finding the passages that cover a question: passages and their entries, two kinds of search, fusion, confidence."""
