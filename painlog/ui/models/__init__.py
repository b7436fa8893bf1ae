"""Models of long lists: they hold where rows are, and fetch what is in view."""
