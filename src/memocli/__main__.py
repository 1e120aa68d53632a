"""`python -m memocli`."""

from memocli.cli import main

if __name__ == "__main__":
    main()
