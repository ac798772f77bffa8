"""One module a page: it gathers the page's context from the record."""
