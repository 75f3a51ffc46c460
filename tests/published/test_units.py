"""The units: their codes as UCUM reads them, the codes beside the measured columns, and values in another unit."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, get_args

import pandas as pd
import pytest

import shenyang_innovation as sy
from shenyang_innovation.errors import UnknownNameError, UsageError
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.units import SCALES
from shenyang_innovation.schema.words import UnitCode

if TYPE_CHECKING:
    from collections.abc import Callable

    ToUnit = Callable[..., Any]

#: A whole number times a factor that is none, 2⁵³ + 1 times a whole one, a null, a decimal that no float is.
WIDE: dict[str, list[Any]] = {
    "size_cny": [150_000_000, 2**53 + 1, None],
    "output_growth_percent": [6.6, None, float("inf")],
    "people": [1, 2, 3],
}
LONG: dict[str, list[Any]] = {
    "value": [695e8, 1100.0, 6.6],
    "value_upper": [None, 1200.0, 7.1],
    "unit": ["CNY", "person", "percent"],
    "comparator": [">", "=", "<"],
}


def made(backend: str, columns: dict[str, list[Any]]) -> Any:
    """A frame of one's own, with the types that loading gives."""
    if backend == "pandas":
        types: dict[str, Any] = {
            "size_cny": "Int64",
            "output_growth_percent": "float64",
            "value": "float64",
            "value_upper": "float64",
        }
        frame = pd.DataFrame({name: pd.array(cells, dtype=types.get(name)) for name, cells in columns.items()})
        frame.attrs["title"] = "mine"
        return frame
    if backend == "polars":
        return pytest.importorskip("polars", reason="needs the extra polars").DataFrame(columns)
    return pytest.importorskip("pyarrow", reason="needs the extra arrow").table(columns)


def columns_of(frame: Any) -> dict[str, list[Any]]:
    if isinstance(frame, pd.DataFrame):
        nulls = frame.isna()
        return {
            name: [None if null else cell for cell, null in zip(frame[name].tolist(), nulls[name], strict=True)]
            for name in frame.columns
        }
    columns: dict[str, list[Any]] = frame.to_dict(as_series=False) if hasattr(frame, "to_dict") else frame.to_pydict()
    return columns


@pytest.fixture(params=["pandas", "polars", "pyarrow"])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


# --- UCUM -----------------------------------------------------------------------------------------------------------


def codes() -> dict[str, str]:
    """Every code in UCUM that we write, by its unit."""
    rows = sy.load_units(backend="records")
    return {row.unit: row.ucum for row in rows if row.ucum} | {
        name: scale.ucum for name, scale in SCALES.items() if scale.ucum
    }


#: What one of each unit is to UCUM, in SI units.
MEANINGS = {
    "PFLOPS": "1e15 / second",
    "TFLOPS": "1e12 / second",
    "EFLOPS": "1e18 / second",
    "percent": "0.01",
    "percentage-point": "0.01",
    "square-metre": "1 meter ** 2",
    "hectare": "1e4 meter ** 2",
    "square-kilometre": "1e6 meter ** 2",
    "year": "31557600 second",
    "count": "1",
    "times": "1",
    "ratio": "1",
}
#: A lone annotation is the number one; the library reads it, and makes no quantity of it.
ANNOTATIONS = {"person", "person-time"}


@pytest.fixture(scope="module")
def ucumvert() -> Any:
    return pytest.importorskip("ucumvert", reason="needs the group judges: a library that reads UCUM")


@pytest.mark.usefixtures("real")
def test_every_code_is_one_of_ucum(ucumvert: Any) -> None:
    parser = ucumvert.get_ucum_parser()
    for unit, code in codes().items():
        assert parser.parse(code), unit
    assert set(codes()) == set(MEANINGS) | ANNOTATIONS


@pytest.mark.parametrize("broken", ["10*15{FLOP/s", "m^2", "{元}", "[CNY]", "%{percentage point}"])
def test_a_code_that_is_none(ucumvert: Any, broken: str) -> None:
    import lark

    with pytest.raises(lark.exceptions.LarkError):
        ucumvert.get_ucum_parser().parse(broken)


@pytest.mark.usefixtures("real")
def test_a_code_means_what_the_unit_is(ucumvert: Any) -> None:
    registry = ucumvert.PintUcumRegistry()
    for unit, meaning in MEANINGS.items():
        found = registry.from_ucum(codes()[unit]).to_base_units()
        expected = (1 * registry.parse_expression(meaning) * registry.dimensionless).to_base_units()
        assert found.dimensionality == expected.dimensionality, unit
        assert float(found.magnitude) == float(expected.magnitude), unit


@pytest.mark.usefixtures("real")
def test_the_table_has_every_unit_and_what_refers_to_it_joins() -> None:
    units = sy.load_units()
    assert list(units.unit) == sorted(get_args(UnitCode))
    assert set(units[units.ucum.isna()].unit) == {"CNY", "rank"}
    for table in ("indicators", "observations", "targets", "relations"):
        keys = descriptor.resource(table).foreign_keys
        assert [key.references for key in keys if key.column == "unit"] == [("units", "unit")]
        joined = sy.load(table).merge(units, on="unit", validate="many_to_one")
        assert joined.quantity_kind.notna().all()
    polars = pytest.importorskip("polars", reason="needs the extra polars")
    observations = sy.load_observations(backend="polars").join(sy.load_units(backend="polars"), on="unit")
    assert observations.height == len(sy.load_observations())
    assert observations.schema["unit"] == polars.Enum(get_args(UnitCode))


@pytest.mark.usefixtures("real")
def test_measured_columns_say_their_code_everywhere() -> None:
    field = descriptor.resource("computing_centers").field("capacity_pflops")
    code = codes()["PFLOPS"]
    assert field.ucum == code
    assert descriptor.resource("clusters").field("output_value_cny").ucum is None
    assert sy.load_computing_centers().attrs["ucum"] == {"capacity_pflops": code}
    assert "output_value_cny" not in sy.load_clusters().attrs["ucum"]
    pytest.importorskip("pyarrow", reason="needs the extra arrow")
    schema: Any = sy.load_computing_centers(backend="pyarrow").schema
    assert schema.field("capacity_pflops").metadata[b"ucum"] == code.encode()
    (column,) = [one for one in sy.describe("computing_centers").columns if one.name == "capacity_pflops"]
    assert column.ucum == code
    assert f"Unit in UCUM: {code}." in " ".join(str(sy.describe("computing_centers")).split())


def test_the_data_dictionary_says_the_code(repository: Any) -> None:
    page = (repository / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert "| `capacity_pflops` | number | PFLOPS (`10*15{FLOP}/s`) |" in page
    assert "| `output_value_cny` | integer | CNY |" in page


# --- values in another unit -----------------------------------------------------------------------------------------

pytestmark = pytest.mark.usefixtures("real")


def test_a_wide_table(backend: str) -> None:
    """Half a yuan more than 1.5 billion is no whole number of 亿元; the column is called by its unit."""
    frame = made(backend, WIDE)
    converted = columns_of(sy.to_unit(frame, "CNY", "CNY-100-million"))
    assert converted == {
        "size_cny_100_million": [1.5, float(Fraction(2**53 + 1, 10**8)), None],
        "output_growth_percent": WIDE["output_growth_percent"],
        "people": [1, 2, 3],
    }
    assert columns_of(frame) == WIDE


def test_a_whole_number_stays_one_where_the_factor_is_whole(backend: str) -> None:
    converted = columns_of(sy.to_unit(made(backend, WIDE), "CNY", "JPY", rate=20))
    assert converted["size_jpy"] == [3000000000, 20 * (2**53 + 1), None]
    assert isinstance(converted["size_jpy"][0], int)


def test_a_float_is_the_decimal_that_it_prints(backend: str) -> None:
    converted = columns_of(sy.to_unit(made(backend, WIDE), "percent", "ratio"))
    assert converted["output_growth_ratio"] == [0.066, None, float("inf")]
    assert columns_of(sy.to_unit(made(backend, LONG), "percent", "ratio"))["value_upper"] == [None, 1200.0, 0.071]


def test_a_long_table(backend: str) -> None:
    """Only the rows in the unit; the words of comparison stay true, for no factor is negative."""
    frame = made(backend, LONG)
    converted = columns_of(sy.to_unit(frame, "CNY", "USD", rate=Fraction(1, 7)))
    assert converted == LONG | {"value": [695e8 / 7, 1100.0, 6.6], "unit": ["USD", "person", "percent"]}
    assert columns_of(frame) == LONG


def test_there_and_back(backend: str) -> None:
    there = sy.to_unit(made(backend, LONG), "CNY", "USD", rate=Decimal("0.14"))
    assert columns_of(sy.to_unit(there, "USD", "CNY", rate=1 / Fraction("0.14"))) == LONG


@pytest.mark.parametrize(
    ("old", "new", "factor"),
    [
        ("PFLOPS", "TFLOPS", Fraction(1000)),
        ("PFLOPS", "EFLOPS", Fraction(1, 1000)),
        ("TFLOPS", "EFLOPS", Fraction(1, 10**6)),
        ("mu", "square-metre", Fraction(2000, 3)),
        ("hectare", "mu", Fraction(15)),
        ("square-kilometre", "hectare", Fraction(100)),
        ("CNY-100-million", "CNY-10-thousand", Fraction(10**4)),
        ("ratio", "percent", Fraction(100)),
        ("person", "person", Fraction(1)),
    ],
)
def test_factors(old: str, new: str, factor: Fraction) -> None:
    frame = pd.DataFrame({"value": [3.0], "unit": [old]})
    assert columns_of(sy.to_unit(frame, old, new)) == {"value": [float(3 * factor)], "unit": [new]}


def test_the_rate_is_between_currencies_whatever_the_scale() -> None:
    frame = pd.DataFrame({"value": [2.0], "unit": ["CNY-100-million"]})
    assert sy.to_unit(frame, "CNY-100-million", "USD", rate=0.14).value.tolist() == [28e6]


def test_what_pandas_says_of_it() -> None:
    clusters = sy.load_clusters()
    before = json.dumps(clusters.attrs)
    dollars = sy.to_unit(clusters, "CNY", "USD", rate=0.14)
    assert dollars.attrs["units"]["output_value_usd"] == "USD"
    assert "output_value_cny" not in dollars.attrs["units"]
    assert "output_value_cny" not in dollars.columns
    assert dollars.attrs["conversions"] == [{"from_unit": "CNY", "to_unit": "USD", "factor": "7/50", "rate": "0.14"}]
    assert (dollars.attrs["title"], dollars.attrs["units"]["output_growth_percent"]) == (
        clusters.attrs["title"],
        "percent",
    )
    assert json.dumps(clusters.attrs) == before
    euros = sy.to_unit(dollars, "USD", "EUR", rate=0.9)
    assert len(euros.attrs["conversions"]) == 2
    centers = sy.to_unit(sy.load_computing_centers(), "PFLOPS", "TFLOPS")
    assert centers.attrs["ucum"] == {"capacity_tflops": "10*12{FLOP}/s"}
    with pytest.raises(UsageError, match="no column is in CNY"):
        sy.to_unit(dollars, "CNY", "USD", rate=1)


def test_what_pyarrow_says_of_it() -> None:
    pytest.importorskip("pyarrow", reason="needs the extra arrow")
    table: Any = sy.to_unit(sy.load_computing_centers(backend="pyarrow"), "PFLOPS", "EFLOPS")
    field = table.schema.field("capacity_eflops")
    assert (field.metadata[b"unit"], field.metadata[b"ucum"]) == (b"EFLOPS", b"10*18{FLOP}/s")
    assert field.metadata[b"description"]
    assert table.schema.metadata[b"title"] == b"Computing centres"
    assert json.loads(table.schema.metadata[b"conversions"]) == [
        {"from_unit": "PFLOPS", "to_unit": "EFLOPS", "factor": "1/1000"}
    ]


def test_every_value_of_the_real_long_tables_is_converted(backend: str) -> None:
    """Whatever number stands beside a unit is in it: also residual and tolerance of a relation."""
    pytest.importorskip({"pandas": "pandas"}.get(backend, backend), reason="needs the extra of the backend")
    for table, columns in (
        ("observations", ["value", "value_upper"]),
        ("targets", ["value", "value_upper"]),
        ("relations", ["stated_value", "computed_value", "residual", "tolerance"]),
    ):
        frame = sy.load(table, backend=backend)  # type: ignore[call-overload]
        old, new = columns_of(frame), columns_of(sy.to_unit(frame, "PFLOPS", "TFLOPS"))
        assert "PFLOPS" in old["unit"]
        assert new["unit"] == ["TFLOPS" if unit == "PFLOPS" else unit for unit in old["unit"]]
        for name in columns:
            cells = zip(old[name], old["unit"], strict=True)
            assert new[name] == [1000 * cell if cell and unit == "PFLOPS" else cell for cell, unit in cells]
        rest = set(old) - {*columns, "unit"}
        assert {name: new[name] for name in rest} == {name: old[name] for name in rest}


# --- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "rate", "message"),
    [
        ("CNY", "USD", None, r"change of currency, and no rate was given\. Give rate=, how many USD one CNY is"),
        ("PFLOPS", "TFLOPS", 2, r"a rate was given, but PFLOPS to TFLOPS is no change of currency\. Leave rate out"),
        ("CNY", "CNY-100-million", 2, "a rate was given, but CNY to CNY-100-million is no change"),
        ("CNY", "person", None, "CNY to person is no conversion: CNY measures money, person measures count"),
        ("CNY", "person", 2, "CNY can become: CNY-10-thousand, CNY-100-million, another currency, with a rate"),
        ("percent", "percentage-point", None, "percent measures ratio, percentage-point measures ratio-difference"),
        ("rank", "count", None, r"rank measures ordinal, count measures count\. rank can become: none"),
        ("count", "person", None, "count measures count, person measures count"),
        ("mu", "PFLOPS", None, "mu measures area, PFLOPS measures computing-power"),
    ],
)
def test_what_is_no_conversion(old: str, new: str, rate: float | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        sy.to_unit(sy.load_observations(), old, new, rate=rate)


@pytest.mark.parametrize(
    "rate", [0, -1, float("nan"), float("inf"), True, "7", Decimal("NaN"), Decimal("-0.1"), [7], 1j]
)
def test_a_rate_that_is_no_positive_number(rate: Any) -> None:
    with pytest.raises(UsageError, match=r"to_unit: the rate .* is no positive number\. Give a finite number"):
        sy.to_unit(sy.load_clusters(), "CNY", "USD", rate=rate)


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        ("PFLOP", r"Did you mean 'PFLOPS'\?"),
        ("usd", "three letters of ISO 4217"),
        ("square-meter", "square-metre"),
        (None, "Choose"),
    ],
)
def test_an_unknown_unit_names_the_nearest(wrong: Any, remedy: str) -> None:
    for units in ((wrong, "CNY"), ("CNY", wrong)):
        with pytest.raises(UnknownNameError, match=f"to_unit: no unit {wrong!r}.*{remedy}"):
            sy.to_unit(sy.load_clusters(), *units)


def test_columns_that_are_not_there_or_in_the_way() -> None:
    with pytest.raises(UsageError, match=r"no column is in PFLOPS\. Columns in a unit: output_value_cny in CNY"):
        sy.to_unit(sy.load_clusters(), "PFLOPS", "TFLOPS")
    with pytest.raises(UsageError, match=r"no column is in CNY\. Columns in a unit: none"):
        sy.to_unit(pd.DataFrame({"unit": ["CNY"]}), "CNY", "CNY-100-million")
    with pytest.raises(UsageError, match="size_cny would be called size_usd, and a column of that name is there"):
        sy.to_unit(pd.DataFrame({"size_cny": [1], "size_usd": [1]}), "CNY", "USD", rate=2)
    for wrong in (["1"], [True], [Decimal(1)]):
        with pytest.raises(UsageError, match=r"column size_cny holds no numbers\. Make it"):
            sy.to_unit(pd.DataFrame({"size_cny": wrong}), "CNY", "USD", rate=2)


def test_what_is_too_large(backend: str) -> None:
    frames: list[dict[str, list[Any]]] = [{"size_cny": [2**62]}, {"value": [1.5e308], "unit": ["CNY"]}]
    for columns in frames:
        with pytest.raises(UsageError, match=f"of column {next(iter(columns))} is too large in the new unit"):
            sy.to_unit(made(backend, columns), "CNY", "USD", rate=2)


@pytest.mark.parametrize("wrong", [[1], None, {"size_cny": [1]}])
def test_what_is_no_dataframe(wrong: Any) -> None:
    with pytest.raises(
        UsageError, match=r"to_unit: a \w+ is no dataframe of ours\. Give one of: pandas.DataFrame, polars"
    ):
        sy.to_unit(wrong, "CNY", "USD", rate=2)
