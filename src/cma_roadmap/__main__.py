"""The way in, as `cma-roadmap` and as `python -m cma_roadmap`: it looks after Ctrl-C first.

Nothing that has to be found and read is imported here, nor in the package's `__init__`, before
`main` can catch what comes in the middle of it.
"""

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the program; Ctrl-C ends it at any time, at once and without a word."""
    sys.unraisablehook = _heed
    try:
        from cma_roadmap.cli.program.start import main as run

        try:
            run()
        except SystemExit as ended:
            if isinstance(ended.code, int):
                from cma_roadmap.fast_start.leaving import leave

                leave(ended.code)
            raise
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)


def _heed(ignored: "sys.UnraisableHookArgs") -> None:
    """Ctrl-C in a callback that Python lets nothing out of, or while Python itself ends."""
    if issubclass(ignored.exc_type, KeyboardInterrupt):
        os._exit(_INTERRUPTED)
    sys.__unraisablehook__(ignored)


if __name__ == "__main__":
    main()
