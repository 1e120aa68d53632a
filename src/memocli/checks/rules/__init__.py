"""The rules, one file for each subject. Each file ends with the table `RULES` of its own."""
