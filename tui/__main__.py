"""`python -m tui` is the `reeltalk` command."""

from tui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
