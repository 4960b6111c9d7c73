"""How a release is cited: CITATION.cff (Citation File Format 1.2.0) and the metadata of an RO-Crate (1.1)."""

from __future__ import annotations

from typing import Any

import yaml

from kg.catalogue.dataset import ABOUT, RIGHTS, TITLE
from kg.release.manifest import File, Manifest

CITATION = "CITATION.cff"
CRATE = "ro-crate-metadata.json"
AUTHORS = "The communique authors"
SPDX_OF = {
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0-1.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC-BY-SA-4.0",
    "https://opendatacommons.org/licenses/by/1-0/": "ODC-By-1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/": "ODbL-1.0",
}
"""Licence IRI -> its identifier at spdx.org, which CITATION.cff asks for; others are given by their URL."""


def citation_cff(manifest: Manifest) -> str:
    """The content of CITATION.cff."""
    licence = SPDX_OF.get(manifest.licence)
    content: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": TITLE,
        "abstract": ABOUT,
        "authors": [{"name": AUTHORS}],
        "version": manifest.version,
        "date-released": manifest.date.isoformat(),
        "url": manifest.base,
        **({"license": licence} if licence else {"license-url": manifest.licence}),
        "keywords": ["diplomacy", "foreign policy", "international relations", "event data", "knowledge graph"],
    }
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)


def crate(manifest: Manifest, files: tuple[File, ...]) -> dict[str, Any]:
    """The RO-Crate that describes the folder; `files` are those of the manifest that were there before it."""
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{TITLE}, {manifest.version}",
        "description": f"{ABOUT} {RIGHTS}",
        "datePublished": manifest.date.isoformat(),
        "version": manifest.version,
        "license": {"@id": manifest.licence},
        "author": {"@id": "#authors"},
        "url": {"@id": manifest.base},
        "hasPart": [{"@id": file.name} for file in files],
        "variableMeasured": [{"@id": f"#{name}"} for name in ("documents", "contacts", "quads")],
    }
    counts = {"documents": manifest.documents, "contacts": manifest.contacts, "quads": manifest.quads}
    return {
        "@context": [
            "https://w3id.org/ro/crate/1.1/context",
            {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"},
        ],
        "@graph": [
            {
                "@id": CRATE,
                "@type": "CreativeWork",
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
                "about": {"@id": "./"},
            },
            root,
            {"@id": "#authors", "@type": "Organization", "name": AUTHORS},
            {"@id": manifest.licence, "@type": "CreativeWork", "name": SPDX_OF.get(manifest.licence, manifest.licence)},
            *(
                {"@id": f"#{name}", "@type": "PropertyValue", "name": name, "value": number}
                for name, number in counts.items()
            ),
            *(
                {
                    "@id": file.name,
                    "@type": "File",
                    "name": file.title,
                    "encodingFormat": file.media_type,
                    "contentSize": str(file.bytes),
                    "sha256": file.sha256,
                }
                for file in files
            ),
        ],
    }
