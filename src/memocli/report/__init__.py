"""What memocli says, as text for each reader: `diagnostics` of one memo, `changes` between two.

Nothing here prints: a report is a text, and the caller writes it.
"""
