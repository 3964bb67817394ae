"""The use cases: each takes an open library and returns a frozen result."""
