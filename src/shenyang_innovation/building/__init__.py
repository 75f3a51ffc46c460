"""Curation → tables, descriptor, loaders and data dictionary: the making side of the package."""
