"""One module a family of claims: from mentions in a clause to a claim with its assertion."""
