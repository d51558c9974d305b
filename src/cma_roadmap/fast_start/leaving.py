"""Ending the process without taking it apart: Python frees every object one by one, for nothing."""

from __future__ import annotations

import atexit
import os
import sys


def leave(status: int) -> None:
    """End the process with this status, after all that is to be done and written at its end.

    It comes back where a stream cannot be written, for Python to end as it does then.
    """
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)
