"""The three version numbers, and the days on which the package and its data were released."""

__version__ = "1.0.0"
"""The package: the distribution that is installed. It rises with every release, by what became of the code's names."""
__released__ = "2026-11-28"
"""The day of the package's release."""

SCHEMA_VERSION = "1.0.0"
"""The schema: which tables and columns there are, of which types and units, and what they mean."""

DATA_VERSION = "1.0.0"
"""The data: all of datapackage.json and tables/. Two packages of one data version are the same, byte for byte."""
DATA_RELEASED = "2026-11-28"
"""The day on which this version of the data was first released."""
