"""How editors come in: invitation, password, second factor, passkey."""
