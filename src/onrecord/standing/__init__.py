"""standing."""
