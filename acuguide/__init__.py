"""acuguide: a guide for people with low back, buttock or hip pain."""

__version__ = "0.1.0"
