"""`python -m shenyang_innovation` is the same as `shenyang-innovation`."""

import sys

from shenyang_innovation.cli import main

if __name__ == "__main__":
    sys.exit(main())
