"""The site: the package as pages to read and search, in English and Chinese."""
