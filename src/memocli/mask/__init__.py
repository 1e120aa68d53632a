"""Who a confidential source is, nobody is told: what may be said of sources, in texts and in diagnostics.

names.py    what sources may be called where their ids may tell who they are
texts.py    a text without what it may not say
reports.py  diagnostics without that, in their words and in the files that they point into
states.py   several states of one project, each of which hides what any of them hides
"""

from memocli.mask.reports import masked
from memocli.mask.states import mask_of_states
from memocli.mask.texts import Mask, dots

__all__ = ["Mask", "dots", "mask_of_states", "masked"]
