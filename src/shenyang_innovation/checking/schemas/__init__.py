"""Data against the row models: frames, files of any size, whole packages; every bad cell named."""
