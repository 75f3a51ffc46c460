"""One file of a table, of any size and of several kinds, against its row model: read piece by piece, never whole."""
