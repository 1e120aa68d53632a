"""Evidence: the kept copies of sources, and their texts.

    from memocli.evidence.texts import texts_of     # the text of each copy: kept from an earlier run, or extracted now

Nothing is imported here: the child process needs a part of it only.

extracted.py        what a copy becomes: blocks of text with their places, or why it can't be read
texts.py            the texts of copies, wherever they come from
cache.py            texts that were extracted before
child.py            extraction in a child process, with limits of memory and time
worker.py           that process
extract.py          bytes → text: which reader
media.py            what kind of file it is
kinds.py            what kind any file is, also one without text
pdf/                PDF
web_page.py         HTML
word.py             DOCX; word_styles.py: its headings, and the numbers that Word counts
open_document.py    ODT; office_xml.py: what it shares with DOCX
plain.py            plain text
placing.py          pieces of text → blocks below headings, in numbered paragraphs
store.py            where the copies lie, and whether each is there with the bytes that were recorded
names.py            the names that they may have
fetch/              a copy from an address: the only place that uses a network
sheets.py           sheets of a PDF as a second reader sees them, wherever they come from
second_reader.py    single pages of a PDF as another reader sees them
"""
