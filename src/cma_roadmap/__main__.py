"""Runs the program as `python -m cma_roadmap`."""

from cma_roadmap.cli.app import main

if __name__ == "__main__":
    main()
