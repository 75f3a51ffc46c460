"""How each library reads the file of a table: one module a backend, imported when the backend is asked for.

Each has `read(asked: Asked) -> …` and uses the CSV reader of its library, which is told every type; nothing is
inferred. Where the descriptor names Parquet beside the CSV, those of frames read that, and give the same.
"""
