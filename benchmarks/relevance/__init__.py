"""How well searches find what people judged to be answers: `python -m benchmarks.relevance`."""
