"""Answers that a language model words and the verifier lets through; the extractive answer in every other case.

`model` is the only door to LangChain, `calling` holds a call to its deadline, `guards` counts tokens and failures,
`prompt` puts passages and question before the model, `parsing` reads what comes back, `composer` decides what is shown.
"""
