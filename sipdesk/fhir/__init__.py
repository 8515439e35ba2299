"""The plan for other systems: a FHIR R4 Bundle, without what the person's consent excludes.

`sharable` says what goes along at all; the other modules only put that into resources, each a plain
dictionary as the specification has it (hl7.org/fhir/R4). Nothing of ours is validated here: the
tests hold every bundle against `fhir.resources`.
"""

from sipdesk.fhir.bundle import fhir_bundle
from sipdesk.fhir.sharable import attachable_version

__all__ = ["attachable_version", "fhir_bundle"]
