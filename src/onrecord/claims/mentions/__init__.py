"""What a text names: numbers, times, tallies, states, bodies, documents, people; one module a kind."""
