"""Where files are read: all other modules read through a `Tree`, never from the disk itself.

reading.py     what every tree has, and what it refuses
disk.py        the files of a folder of the disk
revision.py    the files of a folder as they are in a revision of git
repository.py  which revisions git has, and what is in them
git.py         the program git

A path is relative to the tree's top, with forward slashes. A path that leads out of the tree does not exist. What is there and can't
be read is named, and never passed over as if it were not there: a link that leads out of the tree or nowhere, a pipe, a device.
"""

from memocli.tree.disk import DiskTree
from memocli.tree.reading import LARGEST, LARGEST_OUTPUT, Tree

__all__ = ["LARGEST", "LARGEST_OUTPUT", "DiskTree", "Tree"]
