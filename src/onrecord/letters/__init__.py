"""Open letters: written, checked against the record, signed by whoever confirms it, delivered, answered."""
