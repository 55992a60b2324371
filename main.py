"""Start Dateline from a checkout."""

from viewer.__main__ import main

if __name__ == "__main__":
    raise SystemExit(main())
