"""Two packages compared: what changed in schema and rows, which version that calls for, and how it is said.

It rests on the using side alone, and is imported by none of it.
"""
