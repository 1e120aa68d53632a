"""Word's package format, for reading and writing.

markup.py     words as XML text, the namespaces
parts.py      content types, relationships, the zip: for writing
archive.py    the zip of an opened file, and the limits of what is unpacked
package.py    an opened file: its parts and what they refer to
names.py      the bookmarks of claims and notes, which a reader of the file needs too
"""
