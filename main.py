"""Run painlog from a checkout."""

from painlog.__main__ import main

raise SystemExit(main())
