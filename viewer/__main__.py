"""`dateline`, `python -m viewer`: the window, or a headless command when the first word is one."""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    from viewer import cli

    if cli.is_headless(given):
        return cli.run(given)
    from viewer import app

    return app.run([Path(a) for a in given])


if __name__ == "__main__":
    raise SystemExit(main())
