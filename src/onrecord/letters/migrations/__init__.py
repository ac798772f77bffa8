"""The tables of the letters."""
