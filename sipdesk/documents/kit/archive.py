"""From ReportLab's file to an archive file: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

ReportLab writes fonts, outline and empty pages; `tree` and pikepdf add what it has no words for, or
takes long for: what is on the pages, the structure tree, the colour profile, the metadata. The
stored form is pikepdf's, too, because ReportLab's streams do not pass PDF/A.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

from sipdesk.documents.kit.structure import Contents, Element
from sipdesk.documents.kit.tongues import RIGHT_TO_LEFT, both
from sipdesk.documents.kit.tree import Tree

_TOOL = "SIPdesk"
_ICC_DATE = slice(24, 36)  # ICC.1:2010, 7.2.8: when the profile was made
_ICC_ID = slice(84, 100)  # 7.2.18: a checksum that covers the date
# As ReportLab begins and ends a page: approved versions keep their bytes.
_FIRST, _LAST = "1 0 0 1 0 0 cm ", " \n"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description {spaces} rdf:about="">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<pdf:Producer>{tool}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>

<?xpacket end="w"?>
"""
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a file says about itself. The title never names or numbers a person."""

    title: str
    language: str
    date: dt.date


def archived(raw: bytes, root: Element, contents: Sequence[Contents], imprint: Imprint) -> bytes:
    """The file with its structure, and with what each of its pages holds."""
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pages = [page.obj.objgen[0] for page in pdf.pages]
        tree = Tree(root, [each.marks for each in contents], pages, int(pdf.trailer["/Size"]))
        tagged = tree.behind(raw, pdf.trailer)
    with pikepdf.open(io.BytesIO(tagged)) as pdf:
        _tag(pdf, tree.number, contents)
        _describe(pdf, imprint)
        pdf.save(
            result,
            min_version="1.7",
            force_version="1.7",
            fix_metadata_version=False,  # ours names no version: not worth the parsing
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            deterministic_id=True,
        )
    return result.getvalue()


def _tag(pdf: Pdf, tree: int, contents: Sequence[Contents]) -> None:
    """Say of the file and of its pages that the tree is theirs, and of pages what they hold."""
    for n, (page, held) in enumerate(zip(pdf.pages, contents, strict=True)):
        page.obj["/StructParents"] = n
        page.obj["/Tabs"] = Name.S
        fonts = page.obj["/Resources"]["/Font"]  # ReportLab has all fonts on each page
        used = {name: fonts[name] for name in sorted(held.fonts)}
        page.obj["/Resources"]["/Font"] = Dictionary(used)
        operators = "\n".join((_FIRST, *held.operators, _LAST))
        page.obj["/Contents"] = _stream(pdf, operators.encode("ascii"))
    pdf.Root["/StructTreeRoot"] = pdf.get_object(tree, 0)
    pdf.Root["/MarkInfo"] = Dictionary(Marked=True)


def _describe(pdf: Pdf, imprint: Imprint) -> None:
    root = pdf.Root
    root["/Lang"] = String(imprint.language)
    root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    if imprint.language in RIGHT_TO_LEFT:
        root["/ViewerPreferences"]["/Direction"] = Name.R2L
    root["/PageMode"] = Name.UseOutlines
    root["/OutputIntents"] = Array([_output_intent(pdf)])
    xmp = _XMP.format(
        spaces=" ".join(f'xmlns:{name}="{space}"' for name, space in _SPACES.items()),
        title=escape(both(imprint.title)),
        language=imprint.language,
        date=f"{imprint.date:%Y-%m-%d}T00:00:00Z",
        tool=_TOOL,
    )
    root["/Metadata"] = _stream(pdf, xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    stamp = String(f"D:{imprint.date:%Y%m%d}000000Z")
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = String(both(imprint.title))
    for key in ("/Creator", "/Producer"):
        pdf.docinfo[key] = String(_TOOL)
    for key in ("/CreationDate", "/ModDate"):
        pdf.docinfo[key] = stamp


def _output_intent(pdf: Pdf) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=_stream(pdf, _srgb(), N=3),
        )
    )


def _stream(pdf: Pdf, data: bytes, **entries: object) -> pikepdf.Stream:
    return cast("Any", pdf).make_stream(data, **entries)


@cache
def _srgb() -> bytes:
    """An sRGB profile, always the same bytes: LittleCMS writes the time into it."""
    made = cast("Any", ImageCms).createProfile("sRGB")
    profile = bytearray(ImageCms.ImageCmsProfile(made).tobytes())
    profile[_ICC_DATE] = bytes((0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 2026-01-01
    profile[_ICC_ID] = bytes(16)
    return bytes(profile)
