"""The small parts that resources are made of: texts, codes, references, dates."""

from __future__ import annotations

import datetime as dt
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sipdesk.case import day
from sipdesk.words import word

Element = dict[str, Any]
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource and the address that others in the bundle refer to it by."""

    address: str
    content: Element

    def entry(self) -> Element:
        return {"fullUrl": self.address, "resource": self.content}

    @property
    def reference(self) -> Element:
        return {"reference": self.address}


def resource(kind: str, case_id: str, key: str, content: Mapping[str, Any]) -> Resource:
    """A resource whose id comes from the ids of the case and the row: the same for ever."""
    identity = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{case_id} {kind} {key}"))
    told = filled({"resourceType": kind, "id": identity, "language": "sv", **content})
    return Resource(f"urn:uuid:{identity}", told)


def filled(content: Mapping[str, Any]) -> Element:
    """Without what is empty, which FHIR does not allow."""
    return {name: value for name, value in content.items() if value not in ("", None, [], {})}


def text(written: str) -> str:
    """What was written, without the characters that a FHIR string cannot hold; "" for nothing."""
    whole = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(_allowed(character) for character in whole).strip()


def _allowed(character: str) -> str:
    if character in "\t\r\n":
        return character
    if unicodedata.category(character) == "Cc":
        return ""
    return " " if character.isspace() else character


def line(*parts: str) -> str:
    """What was written of several fields, on one line."""
    return ", ".join(" ".join(text(part).split()) for part in parts if text(part))


def chosen(value: StrEnum) -> str:
    """The Swedish word for what was chosen, or "" when nothing was."""
    return word(value) if value else ""


def concept(words: str, system: str = "", code: str = "") -> Element:
    """A CodeableConcept: the words, and a code where there is one."""
    coding = [{"system": system, "code": code}] if code else []
    return filled({"coding": coding, "text": text(words)})


def concepts(words: str) -> list[Element]:
    return [concept(words)] if text(words) else []


def shown(*names: str) -> list[Element]:
    """References by name alone, to whoever has no resource of their own."""
    return [{"display": line(name)} for name in names if line(name)]


def name_of(written: str) -> list[Element]:
    """A HumanName as it was written: nobody knows which part is the surname."""
    return [{"text": line(written)}] if line(written) else []


def contact(system: str, written: str) -> list[Element]:
    return [{"system": system, "value": line(written)}] if line(written) else []


def date(written: str) -> str:
    """An ISO date, or "" for what cannot be read as one."""
    on = day(written)
    return on.isoformat() if on else ""


def period(start: str, end: str) -> Element:
    """A Period; the end is left out where it comes before the start."""
    begins, ends = date(start), date(end)
    return filled({"start": begins, "end": "" if begins and ends and ends < begins else ends})


def instant(moment: str) -> str:
    """ISO 8601 with offset and seconds; UTC where no offset was noted."""
    at = dt.datetime.fromisoformat(moment)
    return (at if at.tzinfo else at.replace(tzinfo=dt.UTC)).isoformat(timespec="seconds")


def notes(pairs: Sequence[tuple[str, str]]) -> list[Element]:
    """An annotation for each label and text that was written."""
    return [{"text": f"{label}: {text(written)}"} for label, written in pairs if text(written)]
