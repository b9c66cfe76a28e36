"""Parts of the circuit algorithms."""
