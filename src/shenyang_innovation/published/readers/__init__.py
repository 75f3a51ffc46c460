"""How each library reads the CSV file of a table: one module a backend, imported when the backend is asked for.

Each has `read(asked: Asked) -> …` and uses the CSV reader of its library, which is told every type; nothing is
inferred.
"""
