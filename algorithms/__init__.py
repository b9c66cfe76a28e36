"""The Processing algorithms: parse, call `core`, write."""
