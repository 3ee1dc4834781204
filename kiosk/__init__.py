"""Mirae Kiosk: future-job experiences on a public touch screen."""

__version__ = "0.1.0"
