"""Archive and search what is said about SEND."""

__version__ = "0.1.0"
