"""The commands: each builds its inputs, calls one use case and hands the result to a view."""
