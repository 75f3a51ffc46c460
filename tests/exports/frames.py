"""Frames that were read back from an export, compared with those of the loaders."""

from __future__ import annotations

import pandas as pd
from pandas.api.types import is_object_dtype


def assert_same(read: pd.DataFrame, loaded: pd.DataFrame) -> None:
    """Equal in every cell and dtype. Before pandas 3, text lies in columns of objects: there None and nan are one null."""
    pd.testing.assert_frame_equal(_one_null(read.astype(loaded.dtypes.to_dict())), _one_null(loaded.copy()))


def _one_null(frame: pd.DataFrame) -> pd.DataFrame:
    for name in frame.columns:
        if is_object_dtype(frame[name]):
            frame[name] = frame[name].where(frame[name].notna(), None)
    return frame
