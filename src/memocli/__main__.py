"""`memocli`, and `python -m memocli`: ends in one sentence at whatever moment it is stopped, and with a true exit code.

Signals are caught before anything else is loaded: to load the commands takes most of a short run.
"""

import gc
import os

# A closed terminal (SIGHUP) is no reason to leave anything half done either; Windows does not know it.
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def main() -> None:
    """Run the command line, and end the process.

    Exit codes: 0 clean; 1 faults at or above the failing severity; 2 wrong use, an internal failure, or a result that could
    not be printed; 128 and the number of the signal that stopped it, such as 130 for Ctrl-C.
    """
    try:
        _catch_signals()
    except KeyboardInterrupt:  # until they are caught, Python raises this
        _end(130)
    # A run makes many small objects and little garbage, and so does loading the commands: collecting it less often saves a tenth.
    gc.set_threshold(1_000_000, 50, 50)
    from memocli.cli.streams import exit_code, open_streams

    out = open_streams()
    code = 0
    try:
        from memocli.cli import main as run

        run()
    except SystemExit as ended:
        code = int(ended.code or 0)
    # Nothing is left to do. What Python does when it ends would only be one more moment at which to be stopped.
    os._exit(exit_code(code, out))


def _catch_signals() -> None:
    import signal

    from memocli import interruption

    def stopped(number: int, _frame: object) -> None:
        for other in caught:  # the second Ctrl-C changes nothing
            signal.signal(other, signal.SIG_IGN)
        interruption.stop(lambda: _end(128 + number, has_written=interruption.has_written()))

    caught = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    # One that is ignored stays so: whoever starts a program with nohup, or in the background of a script, wants that.
    caught = [number for number in caught if signal.getsignal(number) != signal.SIG_IGN]
    for number in caught:
        signal.signal(number, stopped)


def _end(code: int, *, has_written: bool = False) -> None:
    """Say what is true, and end the process."""
    clear = "\r\x1b[K" if os.isatty(2) else ""  # a progress message, or the ^C of the terminal
    truth = "all files were written" if has_written else "nothing was written"
    try:
        os.write(2, f"{clear}memocli: interrupted; {truth}\n".encode())
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
