"""What is promised, measured: `python -m benchmarks NAME` measures, `--write` puts the result into docs/trust.md."""
