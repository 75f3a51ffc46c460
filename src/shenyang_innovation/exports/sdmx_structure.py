"""The structure of the observations in SDMX-ML 3.0: code lists, concepts, the data structure and its dataflow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from shenyang_innovation.__about__ import DATA_RELEASED
from shenyang_innovation.exports.sdmx_components import ATTRIBUTES, COMPONENTS, DIMENSIONS, MEASURE, Component
from shenyang_innovation.published.cells import read_cells
from shenyang_innovation.published.descriptor import Package, Resource

AGENCY = "SHENYANG_INNOVATION"
FLOW = "OBSERVATIONS"
CONCEPTS = "CONCEPTS"
NAMESPACE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
MODEL = "urn:sdmx:org.sdmx.infomodel"
PREFIXES = {"mes": "message", "str": "structure", "com": "common"}
LABELS = (("label_en", "label_zh"), ("name_en", "name_zh"), ("title_en", "title_zh"))
"""The columns in which tables name their rows."""


class _Code(NamedTuple):
    name: str
    label_en: str
    label_zh: str | None = None
    definition: str | None = None


def structure(package: Package) -> bytes:
    """The structure as XML in UTF-8. The header is dated by the release of the code: nothing asks the clock."""
    root = ET.Element("mes:Structure", {f"xmlns:{key}": f"{NAMESPACE}/{part}" for key, part in PREFIXES.items()})
    header = ET.SubElement(root, "mes:Header")
    for tag, text in (("ID", f"{package.name}-{package.version}"), ("Test", "false"), ("Prepared", DATA_RELEASED)):
        ET.SubElement(header, f"mes:{tag}").text = text
    ET.SubElement(header, "mes:Sender", id=AGENCY)
    structures = ET.SubElement(root, "mes:Structures")
    _add_code_lists(structures, package)
    _add_concepts(structures, package)
    _add_flow(structures, package)
    _add_data_structure(structures, package)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


# --- the parts ------------------------------------------------------------------------------------------------------


def _add_code_lists(structures: ET.Element, package: Package) -> None:
    lists = ET.SubElement(structures, "str:Codelists")
    for component in COMPONENTS:
        codes = _codes(component, package)
        if codes is not None:
            title = f"Codes of {component.name}"
            made = _artefact(lists, "str:Codelist", _code_list(component), title, package)
            for code in codes:
                one = ET.SubElement(made, "str:Code", id=code.name)
                _name(one, code.label_en, code.label_zh)
                if code.definition:
                    _text(one, "com:Description", code.definition)


def _add_concepts(structures: ET.Element, package: Package) -> None:
    schemes = ET.SubElement(structures, "str:ConceptSchemes")
    scheme = _artefact(schemes, "str:ConceptScheme", CONCEPTS, "What is said of an observation", package)
    observations = package.resource("observations")
    for component in COMPONENTS:
        concept = ET.SubElement(scheme, "str:Concept", id=component.name)
        _name(concept, component.name.replace("_", " ").capitalize())
        _text(concept, "com:Description", component.note or observations.field(component.column).description)


def _add_flow(structures: ET.Element, package: Package) -> None:
    flow = _artefact(ET.SubElement(structures, "str:Dataflows"), "str:Dataflow", FLOW, package.title, package)
    said = f"{package.description} The agency {AGENCY} is this package and registered nowhere."
    _text(flow, "com:Description", said)
    ET.SubElement(flow, "str:Structure").text = _urn("datastructure.DataStructure", FLOW, package)


def _add_data_structure(structures: ET.Element, package: Package) -> None:
    whole = ET.SubElement(structures, "str:DataStructures")
    made = _artefact(whole, "str:DataStructure", FLOW, package.resource("observations").title, package)
    parts = ET.SubElement(made, "str:DataStructureComponents")
    dimensions = ET.SubElement(parts, "str:DimensionList", id="DimensionDescriptor")
    for position, component in enumerate(DIMENSIONS, start=1):
        _add_component(dimensions, "str:Dimension", component, package, {"position": str(position)})
    attributes = ET.SubElement(parts, "str:AttributeList", id="AttributeDescriptor")
    for component in ATTRIBUTES:
        attribute = _add_component(attributes, "str:Attribute", component, package, _usage(component, package))
        ET.SubElement(ET.SubElement(attribute, "str:AttributeRelationship"), "str:Observation")
    measures = ET.SubElement(parts, "str:MeasureList", id="MeasureDescriptor")
    _add_component(measures, "str:Measure", MEASURE, package, _usage(MEASURE, package))


def _add_component(
    parent: ET.Element, tag: str, component: Component, package: Package, more: Mapping[str, str]
) -> ET.Element:
    made = ET.SubElement(parent, tag, {"id": component.name, **more})
    concept = f"{_urn('conceptscheme.Concept', CONCEPTS, package)}.{component.name}"
    ET.SubElement(made, "str:ConceptIdentity").text = concept
    several = {"minOccurs": "0", "maxOccurs": "unbounded"} if component.several else {}
    representation = ET.SubElement(made, "str:LocalRepresentation", several)
    if _codes(component, package) is None:
        ET.SubElement(representation, "str:TextFormat", textType=component.kind)
    else:
        enumeration = ET.SubElement(representation, "str:Enumeration")
        enumeration.text = _urn("codelist.Codelist", _code_list(component), package)
    return made


# --- codes ----------------------------------------------------------------------------------------------------------


def _codes(component: Component, package: Package) -> list[_Code] | None:
    """The codes of a component; None if it has none, or if they are no identifiers, as `>=` is none."""
    if component.codes is not None:
        return list(_codes_of_table(package.resource(component.codes)))
    enum = package.resource("observations").field(component.column).enum
    if enum is None or component.value is not None or not all(code.replace("-", "a").isalnum() for code in enum):
        return None
    return [_Code(code, code) for code in enum]


def _codes_of_table(resource: Resource) -> Iterable[_Code]:
    english, chinese = next(pair for pair in LABELS if set(pair) <= set(resource.names()))
    for row in read_cells(resource):
        yield _Code(str(row[resource.primary_key[0]]), str(row[english]), row[chinese], row.get("definition_en"))


def _code_list(component: Component) -> str:
    return f"CL_{component.name}"


# --- XML ------------------------------------------------------------------------------------------------------------


def _artefact(parent: ET.Element, tag: str, name: str, title: str, package: Package) -> ET.Element:
    made = ET.SubElement(parent, tag, id=name, agencyID=AGENCY, version=package.version)
    _name(made, title)
    return made


def _name(parent: ET.Element, english: str, chinese: str | None = None) -> None:
    _text(parent, "com:Name", english)
    if chinese:
        _text(parent, "com:Name", chinese, "zh")


def _text(parent: ET.Element, tag: str, text: str, language: str = "en") -> None:
    ET.SubElement(parent, tag, {"xml:lang": language}).text = text


def _urn(kind: str, name: str, package: Package) -> str:
    return f"{MODEL}.{kind}={AGENCY}:{name}({package.version})"


def _usage(component: Component, package: Package) -> dict[str, str]:
    always = component.value is None and package.resource("observations").field(component.column).required
    return {"usage": "mandatory" if always else "optional"}
