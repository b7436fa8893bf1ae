"""painlog: a pain diary and exercise tracker for people with back pain."""

__version__ = "0.1.0"
