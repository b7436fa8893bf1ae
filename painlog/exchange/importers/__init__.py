"""Files of other apps: one module an app, each made into the diary's own entries, days and sessions."""
