"""Times compared with those of other programs: `make bench` measures all of them in one run and prints a table."""
