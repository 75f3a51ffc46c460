"""The version of the package, which is also that of its data, and the day of its release."""

__version__ = "0.4.0"
__released__ = "2026-11-28"
