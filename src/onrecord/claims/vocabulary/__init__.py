"""The words of the subject as data: verbs, bodies, documents, times, topics; `load` reads them."""
