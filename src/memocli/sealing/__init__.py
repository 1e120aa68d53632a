"""What a memo is made of, as a seal: made, written, and compared with an earlier one.

material.py  what a seal is made from, and how confidential sources stay out of it
made.py      a memo → its seal
written.py   a seal → the text of its file
since.py     a seal and what the memo is made of today → what changed, by name
"""

from memocli.sealing.made import seal_of
from memocli.sealing.material import Material
from memocli.sealing.since import Alteration, SealedMemo, alterations
from memocli.sealing.written import seal_text

__all__ = ["Alteration", "Material", "SealedMemo", "alterations", "seal_of", "seal_text"]
