"""Row models → the Python of the using side: the table names, the record types and the typed loaders."""
