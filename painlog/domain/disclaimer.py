"""What painlog is, and what it is not."""

from painlog.domain.naming import N_

DISCLAIMER = N_("painlog records and summarises what is entered; it does not diagnose, treat or give medical advice.")
"""Stands in About, in the rules and on the last page of a report (content.md section 5)."""
