"""The documents that `--json` prints, as types.

Nothing here is imported when the program runs: mypy reads it, and `building/document_schemas.py`
makes the JSON Schemas in `contracts/` of it. A docstring below a field becomes its description.
"""
