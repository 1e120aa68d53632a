"""F0xx: the files can be read and fit together. These rules are checked while the files are read; here they are explained."""

from __future__ import annotations

from memocli.checks.rule import explained_rule

RULES = (
    explained_rule(
        "F001",
        """
        What: a file is empty, is not UTF-8, or is not YAML.

        Why: nothing of it can be read.

        Example:
            title: Torture: the record        # a second `: ` in plain text

        What to do: follow the hint. Save files as UTF-8; indent with spaces; put text that has `: ` or ` #` in it in
        quotation marks, or write it below `>-`.
        """,
    ),
    explained_rule(
        "F002",
        """
        What: a file uses an anchor, an alias, a merge key, a tag or a key that is not text.

        Why: such a file does not say what it looks like, and other programs read it in other ways.

        Example:
            text: *same-as-above

        What to do: write the value out.
        """,
    ),
    explained_rule(
        "F003",
        """
        What: a mapping has the same key twice.

        Why: only one of the two could count, and the other would be lost without any message.

        Example:
            text: Nobody was charged.
            text: One officer was charged.

        What to do: delete one of the two, or join them.
        """,
    ),
    explained_rule(
        "F004",
        """
        What: a key is not known at this place.

        Why: a misspelt key would be ignored, and its value lost.

        Example:
            figure: {investigations: 8335}     # should be `figures`

        What to do: correct the key; docs/format.md lists every one.
        """,
    ),
    explained_rule(
        "F005",
        """
        What: a key that must be there is missing, or has no value. `linked: true` needs `confidential: true` beside it.

        Why: the entry can't be used without it; a source that is linked and not confidential would be printed in full.

        Example:
            - id: unit-caseload                # a claim without `text`

        What to do: add the key and its value, or delete the line.
        """,
    ),
    explained_rule(
        "F006",
        """
        What: a value is not of the kind that belongs here.

        Why: it can't be understood.

        Example:
            figures: {investigations: 8,335}   # write 8335
            verdict: failed                    # write not-met

        What to do: write a value of the kind that the message names.
        """,
    ),
    explained_rule(
        "F007",
        """
        What: two entries have the same id, or `parts` lists a file twice.

        Why: a citation or a reference could mean either.

        Example:
            - {id: wola-2017, type: report}
            - {id: wola-2017, type: webpage}

        What to do: give each an id of its own.
        """,
    ),
    explained_rule(
        "F008",
        """
        What: two ids differ only in capital letters.

        Why: readers, and some citation programs, take them for one.

        Example:
            - {id: WOLA-2017, type: report}
            - {id: wola-2017, type: report}

        What to do: use small letters in every id.
        """,
    ),
    explained_rule(
        "F009",
        """
        What: `parts` or a `picture` names a file that is not there, or can't be read.

        Why: a part of the memo would be missing.

        Example:
            parts: [introduction.yaml, tortura.yaml]

        What to do: correct the name, or make the file.
        """,
    ),
    explained_rule(
        "F010",
        """
        What: a YAML file is in the memo's folder, and `parts` does not name it.

        Why: it would not be printed, and nobody would notice.

        Example:
            memo/2018/torture.yaml is there, and `parts` has no `torture.yaml`.

        What to do: add it to `parts`, or move it out of the folder.
        """,
    ),
    explained_rule(
        "F011",
        """
        What: `year` in memo.yaml is not the year of its folder.

        Why: the memo was copied from another year; there may be more that was not changed.

        Example:
            year: 2017                         # in memo/2018/memo.yaml

        What to do: correct the year, and look through the rest of the file.
        """,
    ),
    explained_rule(
        "F012",
        """
        What: `from` names an organization that `memo/organizations.yaml` does not have.

        Why: nobody must be printed as a signer by mistake.

        Example:
            from: [wolla]

        What to do: correct the id, or add the organization.
        """,
    ),
    explained_rule(
        "F013",
        """
        What: a further line of a text begins like a key of this file (`remark:`, `- id:`) or like a comment (`#`).

        Why: it is indented as a part of the text, so it would be printed: a remark for the editors, or the name of a source.

        Example:
            text: >-
              The unit had opened 8,335 investigations.
              remark: told by a clerk of the unit         # indented too far

        What to do: begin the key in the column of the key above the text, and a comment on a line outside of the text. If the
        words are meant to be printed, join the line to the one above, so that they do not begin a line.
        """,
    ),
    explained_rule(
        "F014",
        """
        What: a text without quotation marks has ` #` in it; what follows is a comment to YAML.

        Why: the words after ` #` are neither checked nor printed.

        Example:
            heading: Recommendation # 4 of the committee

        What to do: put the text in quotation marks, or write it below `>-`. A comment belongs on a line of its own.
        """,
    ),
    explained_rule(
        "F015",
        """
        What: a file or folder looks like data of the project, but is named or placed so that memocli does not read it.

        Why: what is in it would be missing, and nobody would notice.

        Example:
            sources/press.yml, sources/2018/press.yaml, memo/2018/torture.yaml.txt, memo/2018-es/memo.yaml, memocli.yml

        What to do: give it the name and place that the hint says, or move it out of the project.
        """,
    ),
    explained_rule(
        "F016",
        """
        What: a text has a character that readers do not see, or see as something else: an invisible space, a mark that turns the
        order of letters round, a sign of one font only, what is left of a lost letter.

        Why: readers may see another name or number than the file has, and whoever searches for a name that has such a character
        in it does not find it. They come with text pasted from Word, a PDF or a chat.

        Example:
            text: "In tor\u00adtura there were 17 cases [@pgr-2018]."       # a soft hyphen

        What to do: delete the character, or type the word anew. No-break and thin spaces are no fault, nor are names in Arabic or
        Hebrew, the joiners of Persian and Hindi, and emoji. Texts that are never printed (`remark`, `why`, `abstract`) may have any.
        """,
    ),
    explained_rule(
        "F017",
        """
        What: a text has a list, a table, a quoted block, code, a line of signs or a picture in Markdown.

        Why: a text is sentences with emphasis, links and citations; the signs of anything else would be printed as they stand.

        Example:
            text: |
              The signers ask for:
              - a register of the disappeared
              - a budget for the search

        What to do: a list is a finding with `list: true`, in which each item is a claim; a picture is `picture:` at the finding.
        There is no key for tables: write sentences, or show the table as a picture. Put the words of others in quotation marks.
        A line that begins with a dash or a number by chance is no list: join it to the one above.
        """,
    ),
    explained_rule(
        "F018",
        """
        What: `seal.yaml` is not as memocli wrote it, or has a format that this version of memocli does not know.

        Why: by the seal memocli tells whether a submitted memo was changed; a seal that was changed itself tells nothing.

        Example:
            a claim was deleted from memo/2018/seal.yaml

        What to do: put the file back from a copy or from git. A seal is no signature: whoever can run memocli can seal a memo anew, and
        git tells who did.
        """,
    ),
    explained_rule(
        "F019",
        """
        What: an entry of `sources/annotations.yaml` has the id of no source.

        Why: what it says counts for nobody: a copy is not looked at, and a source that it calls confidential is printed.

        Example:
            # sources/annotations.yaml, where the record is `wola-2017`
            wola-2071: {confidential: true}

        What to do: correct the id, or delete the entry.
        """,
    ),
    explained_rule(
        "F020",
        """
        What: `sources/annotations.yaml` says something of a source that its record says too, below `custom`.

        Why: of two places that say it, one will be corrected and the other believed.

        Example:
            # sources/annotations.yaml
            wola-2017: {status: confirmed}
            # sources/press.yaml
            - {id: wola-2017, type: report, custom: {status: described}}

        What to do: delete one of the two. What a program exports anew loses your own words: leave the one in `annotations.yaml`.
        """,
    ),
)
