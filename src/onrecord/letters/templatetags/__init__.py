"""Tags and filters of the letters."""
