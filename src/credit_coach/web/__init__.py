"""The faces on the web: the chat page, the pages that citations open, and a stateless ask."""
