"""The rules, one file a subject. Each file ends with the table `RULES` of its own."""
