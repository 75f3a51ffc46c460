"""What a row of each table is: pydantic row models, and from them every other schema."""
