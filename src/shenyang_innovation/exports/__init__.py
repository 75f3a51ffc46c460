"""The published package in the formats of other tools. It reads what `published` reads, and nothing else."""
