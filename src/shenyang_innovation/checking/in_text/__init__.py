"""What is said against the source texts: every place, name, amount, subject, status and period."""
