"""Charts as SVG, drawn here so that their signs are those of the tables and a page needs no script."""
