"""Whether the kept copies say what the claims say.

Nothing is imported here: a check of a memo without evidence needs a part of it only.

results.py     what it comes to: plain data
claims.py      each claim held against what it rests on: support.py, its sources; shelf.py, their copies; held_words.py, its
               quotations and passages; held_facts.py, its numbers, dates and names; kept.py, the results of an earlier run
words.py       a text → its words, in the form in which they are looked for
marks.py       raised numbers that are the marks of notes
searchable.py  a copy's text → where it has words; skips.py, what a printer put between them
quoted.py      a quotation → its pieces, and the marks of those who quote between them
quotes.py      where a copy has a quotation; alike.py, how alike the words there are
nearly.py      the nearest place, where it has not; differences.py, which words differ there
places.py      whether a quotation stands where its note says; noted.py, where a number or date does
second_look.py whether a second reader of PDF finds the words too
limits.py      words around it that take it back or limit it
written.py     a copy's text in one piece, with line ends in words closed, as it is read for numbers and dates
running_on.py  sentences that go on in another block, behind the end of a page or a column
spelled.py     where a copy has numbers in words, counts.py in digits or words, no_counts.py which digits count nothing
dated.py       whether a copy states a date as precisely as a claim does
copies.py      a copy with all of these, each worked out when it is asked for first
numbers.py     what numbers, percentages and dates a claim states, and whether a copy does
nearest.py     what the copy has in place of one that it does not state; turned.py two numbers that have changed places
case_numbers.py  the numbers of cases in a claim, and whether a copy has them
names.py       the names of a claim, and whether a copy has them
computed.py    "17 / 8335" → what it comes to, exactly, and whether that is a number as written
cognates.py    words that English and Spanish have in common
origins.py     which copies reprint one another
coverage.py    how far the evidence holds a memo, in texts for reports; covering.py makes it, claim_words.py the text of a claim with marks,
               place_words.py says a place in words, coverage_words.py a coverage; excerpts.py, words of a copy in one line
find.py        proposals: blocks of the cited copies that may carry a claim, best first; sentences.py what of a block is quoted
"""
