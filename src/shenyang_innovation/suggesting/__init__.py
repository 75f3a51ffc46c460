"""A new text → its ledger, filled in by the words around each figure, for a person to confirm.

What is suggested follows from the published package and from the rules by which `check` judges a ledger, so that what
a person confirms unchanged passes them.
"""
