"""``python -m eda_coach``."""

from eda_coach.cli.entry import main

if __name__ == "__main__":
    main()
