"""The walks: one module each, with its questions, its calculation by `money`, and how the result is shown.

Adding one is three small files: a module here, `prompts/walks/<name>.zh.yaml` and `prompts/walks/<name>.en.yaml`; and its line
in `all.py`.
"""
