"""`dateline`, `python -m viewer`: the window, or a headless command when the first word is one."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

HEADLESS = frozenset({"extract", "rank", "export", "audit", "-h", "--help", "--version"})
"""First words that name a headless command or ask for help. They stand here, not in cli, which loads all reading."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    # Numpy's linear algebra would start a thread for each core, for work that Dateline does not have.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in HEADLESS:
        from viewer import cli

        return cli.run(given)
    gc.disable()  # while modules load nothing becomes garbage, and looking for it takes a fifth of the start
    from viewer.ui import workers

    reading = workers.warmed_processes()
    from viewer import app

    return app.run([Path(a) for a in given], reading)


if __name__ == "__main__":
    raise SystemExit(main())
