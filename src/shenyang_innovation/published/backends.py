"""A table and its descriptor → pandas, polars, pyarrow, DuckDB or plain records.

Each backend uses its own CSV reader and is told every type; nothing is inferred. Only an empty cell is null: text
such as "NA", "None" or "nan" stays text.

| descriptor | pandas           | polars    | pyarrow            | duckdb    | records   |
|------------|------------------|-----------|--------------------|-----------|-----------|
| string     | `str`            | `String`  | `string`           | `VARCHAR` | `str`     |
| … of codes | `category`       | `Enum`    | `dictionary`       | `ENUM`    | `str`     |
| integer    | `Int64`          | `Int64`   | `int64`            | `BIGINT`  | `int`     |
| number     | `float64`        | `Float64` | `float64`          | `DOUBLE`  | `Decimal` |
| boolean    | `boolean`        | `Boolean` | `bool`             | `BOOLEAN` | `bool`    |
| date       | `datetime64[s]`  | `Date`    | `date32`           | `DATE`    | `date`    |

Integers are nullable also where no cell is null, so that a dtype does not depend on the data. pandas has no date
type of its own; `datetime64[s]` at midnight is the nearest, and works with and without pyarrow. The categories of a
column of codes are all codes of the descriptor in its order, also those that no row has. (pandas before 3 has no `str` dtype and
uses `object` for text.)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from shenyang_innovation.errors import MissingExtraError, UnknownNameError, did_you_mean
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.cells import check_header, read_lines, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
