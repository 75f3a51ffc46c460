"""The checking side: every rule that the published package, its curation and the source texts must satisfy."""
