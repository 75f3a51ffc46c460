"""What the tables say against each other: rules that one table, or two side by side, must keep."""
