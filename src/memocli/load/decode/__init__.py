"""Nodes become values of the model; what does not fit is reported and left out, the rest is kept.

values.py           one file: its values, and its faults
lost_text.py        what YAML makes of a text unseen
markdown_blocks.py  lists, tables and the like in a text
depth.py            emphasis in emphasis in emphasis
language_marks.py   `[amparo]{es}` with a wrong tag or brace
odd_characters.py   characters that readers do not see
unknown_keys.py     a key that does not belong: reported, and read as the one that was meant
schema_errors.py    a fault of the schema, in the author's words
schema_paths.py     the place of such a fault, in the file and in the schema
value_hints.py      what to type where a value is of another kind
"""

from memocli.load.decode.values import Decoded, decode

__all__ = ["Decoded", "decode"]
