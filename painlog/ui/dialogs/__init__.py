"""Small windows over the window."""
