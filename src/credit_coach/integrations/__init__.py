"""The coach inside other people's systems: as LangChain parts, and as a server of the Model Context Protocol."""
