"""The site: pages, feeds and the API, served from one edition. It reads the record and keeps nothing but kept checks."""
