"""Help for those who write the curation: what is begun for a new document, what is put in order, what is missing."""
