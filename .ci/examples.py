"""Examples of docstrings, shown as code: an extension of griffe, which mkdocstrings reads the source by.

Without it an example is Markdown, and `>>>` in Markdown quotes a quotation of a quotation.
"""

from __future__ import annotations

import re

import griffe

EXAMPLES = re.compile(r"^>>> .*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)


class ExamplesAsCode(griffe.Extension):
    """Put each run of examples of a docstring, up to the next empty line, between fences."""

    def on_object(self, *, obj: griffe.Object, **_: object) -> None:
        """Change the docstring of an object that was read."""
        if obj.docstring:
            obj.docstring.value = EXAMPLES.sub("```pycon\n\\g<0>\n```", obj.docstring.value)
