"""The emulator ends when whoever started it does, even by SIGKILL: its standard input ends then."""

import os
import sys
import threading


def watch() -> None:
    def wait() -> None:
        while os.read(0, 4096):
            pass
        os._exit(0)

    # A terminal is no pipe of ours, and reading it would take the user's keys.
    if not sys.__stdin__ or sys.__stdin__.isatty():
        return
    threading.Thread(target=wait, name="end-with-parent", daemon=True).start()
