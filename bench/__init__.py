"""Times beside those of peers: `make bench` measures all of them in one run and prints a table."""
