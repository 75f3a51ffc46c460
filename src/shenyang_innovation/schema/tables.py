"""The tables of the package, in the order in which they are published."""

from __future__ import annotations

from shenyang_innovation.schema.corrections import Erratum, Tombstone
from shenyang_innovation.schema.entities import (
    Alias,
    Cluster,
    ComputingCenter,
    Entity,
    Event,
    Fund,
    IndustryChain,
    Organization,
    Park,
    Person,
    Platform,
    Program,
    Project,
)
from shenyang_innovation.schema.provenance import Caveat, CitedFigure, FigureRow, Mention, Source
from shenyang_innovation.schema.row import Row
from shenyang_innovation.schema.statements import MeasureItem, Relation, Suggestion, Target
from shenyang_innovation.schema.statistics import Indicator, Observation, Place, SeriesPoint, Term, UnitRow

MODELS: tuple[type[Row], ...] = (
    Source,
    FigureRow,
    CitedFigure,
    Mention,
    Caveat,
    Erratum,
    Tombstone,
    UnitRow,
    Indicator,
    Observation,
    SeriesPoint,
    Place,
    Term,
    Entity,
    Alias,
    Cluster,
    IndustryChain,
    ComputingCenter,
    Platform,
    Organization,
    Person,
    Park,
    Fund,
    Program,
    Project,
    Event,
    MeasureItem,
    Suggestion,
    Target,
    Relation,
)

TABLES: dict[str, type[Row]] = {model.table.name: model for model in MODELS}

REGISTERS: tuple[type[Row], ...] = (
    Cluster,
    IndustryChain,
    ComputingCenter,
    Platform,
    Organization,
    Person,
    Park,
    Fund,
    Program,
    Project,
    Event,
    Place,
)
