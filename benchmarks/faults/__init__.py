"""Long loops of faults; `python -m benchmarks.faults` says how to run them."""
