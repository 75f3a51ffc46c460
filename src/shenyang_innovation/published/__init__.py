"""The published package (datapackage.json and tables/) as Python sees it: the using side."""
