"""memocli compiles a yearly, evidence-based memo from structured findings and sources."""

__version__ = "0.1.0"
