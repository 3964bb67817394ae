"""Learning from gold posts what is likely: `python -m benchmarks.learning --help`."""
