"""Where files are written, renamed and removed: all files of a set, or none, whatever happens in between.

    with opened(folder, names, tell):         # nobody else writes there; what an interrupted run left is mended
        write_files(folder, files, names)     # all of it, or nothing

hold.py         one process at a time in a folder
unfinished.py   the hidden folder of a step that is not done yet: its journal, and how it is undone
write.py        a step: new files come, old ones go or get other names
"""

from memocli.files.unfinished import Mended, OurNames, is_unfinished
from memocli.files.write import is_empty, opened, write_files

__all__ = ["Mended", "OurNames", "is_empty", "is_unfinished", "opened", "write_files"]
