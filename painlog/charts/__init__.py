"""Data in, matplotlib figures out; never pyplot."""
