"""The site: pages, feeds and the API, served from one edition. Of its own it holds nothing but kept checks."""
