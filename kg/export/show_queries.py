"""The questions behind `communique show`; `?node` is what is shown."""

from __future__ import annotations

CONTACT = """
SELECT ?label ?medium ?status ?first ?last ?place WHERE {
  ?node a cq:Contact ; rdfs:label ?label ; cq:medium/skos:notation ?medium ;
    cq:status/skos:notation ?status .
  OPTIONAL { ?node cq:earliestDate ?first ; cq:latestDate ?last }
    OPTIONAL { ?node cq:placeName ?place } }
"""
PARTIES = """
SELECT DISTINCT ?label ?office ?code ?acting WHERE { ?node cq:participation ?party .
    ?party rdfs:label ?label
  OPTIONAL { ?party cq:officeLabel ?office } OPTIONAL { ?party cq:side/skos:notation ?code }
  OPTIONAL { ?party cq:acting ?acting } } ORDER BY ?code ?label
"""
ACCOUNTS = """
SELECT ?account ?path ?publisher ?issued ?medium ?status ?scope ?first ?last ?quote ?time ?minutes
    ?occasion
WHERE { ?account cq:accountOf ?node ; cq:inDocument ?document ; cq:medium/skos:notation ?medium ;
    cq:status/skos:notation ?status ; cq:scope/skos:notation ?scope ; cq:passage/oa:exact ?quote .
  ?document cq:path ?path . OPTIONAL { ?account prov:wasAttributedTo/rdfs:label ?publisher }
  OPTIONAL { ?document dcterms:issued ?issued } OPTIONAL { ?account cq:earliestDate ?first ;
    cq:latestDate ?last }
  OPTIONAL { ?account cq:startTime ?time } OPTIONAL { ?account cq:durationMinutes ?minutes }
  OPTIONAL { ?account cq:occasion ?occasion } } ORDER BY ?path ?account
"""
EVIDENCE = """
SELECT ?kind ?explanation ?quote WHERE { ?node cq:dateEvidence ?evidence .
  ?evidence cq:evidenceKind/skos:notation ?kind ; cq:explanation ?explanation .
  OPTIONAL { ?evidence cq:passage/oa:exact ?quote } } ORDER BY ?evidence
"""
FLAGS = """
SELECT ?flag WHERE { ?node cq:flag ?flag } ORDER BY ?flag
"""
DECISIONS = """
SELECT ?decision WHERE { ?node cq:humanDecision ?decision } ORDER BY ?decision
"""
ACTS = """
SELECT ?kind ?speakers ?due ?quote ?path WHERE {
  { SELECT ?act (GROUP_CONCAT(?code; separator=", ") AS ?speakers) WHERE {
      ?act cq:madeIn ?node . OPTIONAL { ?act cq:speaker/skos:notation ?code } } GROUP BY ?act }
  ?act cq:actKind/skos:notation ?kind ; cq:passage ?passage ; cq:inDocument/cq:path ?path .
  ?passage oa:exact ?quote ; oa:start ?start . OPTIONAL { ?act cq:dueBy ?due } }
    ORDER BY ?path ?start
"""
LINKS = """
SELECT ?relation ?other WHERE {
  { ?node cq:fulfils ?other BIND("carries out the plan" AS ?relation) }
  UNION { ?other cq:fulfils ?node BIND("was carried out as" AS ?relation) }
  UNION { ?node dcterms:replaces ?other BIND("was formerly" AS ?relation) } }
    ORDER BY ?relation ?other
"""
REPLACED = """
SELECT ?other WHERE { ?node dcterms:isReplacedBy ?other } ORDER BY ?other
"""
OFFICIAL = """
SELECT ?name ?code ?wikidata ?unlinked WHERE { ?node a cq:Official ; foaf:name ?name
  OPTIONAL { ?node cq:country/skos:notation ?code } OPTIONAL { ?node skos:exactMatch ?wikidata }
  BIND(EXISTS { ?node a cq:UnlinkedOfficial } AS ?unlinked) } ORDER BY ?name LIMIT 1
"""
ALIASES = """
SELECT DISTINCT ?alias WHERE { ?node skos:altLabel ?alias } ORDER BY ?alias
"""
TENURES = """
SELECT ?office ?acting ?start ?end ?record WHERE { ?tenure org:member ?node ;
    opengov:post/rdfs:label ?office ;
    cq:acting ?acting ; cq:startDate ?start ; cq:recordStatus/skos:prefLabel ?record .
  OPTIONAL { ?tenure cq:endDate ?end } } ORDER BY ?start ?office
"""
CONTACTS_OF = """
SELECT ?contact ?label WHERE { ?contact cq:participant ?node ; rdfs:label ?label
  OPTIONAL { ?contact cq:earliestDate ?day } } ORDER BY ?day ?contact
"""
MENTIONS = """
SELECT ?path ?office (SAMPLE(?words) AS ?name) WHERE { ?mention cq:official ?node ; a cq:Mention ;
    cq:inDocument/cq:path ?path OPTIONAL { ?mention cq:officeLabel ?office }
    OPTIONAL { ?mention cq:nameInText ?words } }
  GROUP BY ?path ?office ORDER BY ?path
"""
DOCUMENT = """
SELECT ?path ?title ?publisher ?issued ?first ?last ?url ?words ?sha WHERE {
  ?node a cq:Document ; cq:path ?path ; cq:wordCount ?words ; cq:sha256 ?sha .
    OPTIONAL { ?node dcterms:title ?title }
  OPTIONAL { ?node dcterms:publisher/rdfs:label ?publisher }
    OPTIONAL { ?node dcterms:issued ?issued }
  OPTIONAL { ?node cq:earliestDate ?first ; cq:latestDate ?last }
    OPTIONAL { ?node schema:url ?url } }
"""
BY_PATH = """
SELECT ?node WHERE { ?node a cq:Document ; cq:path ?path }
"""
ACCOUNTS_IN = """
SELECT ?contact ?label ?quote WHERE { ?account cq:inDocument ?node ; a cq:Account ;
    rdfs:label ?label ;
    cq:passage/oa:exact ?quote . OPTIONAL { ?account cq:accountOf ?contact } } ORDER BY ?account
"""
ACTS_IN = """
SELECT ?label ?kind ?quote WHERE { ?act cq:inDocument ?node ; a cq:Act ; rdfs:label ?label ;
    cq:actKind/skos:notation ?kind ; cq:passage ?passage . ?passage oa:exact ?quote ;
    oa:start ?start } ORDER BY ?start
"""
OFFICIALS_IN = """
SELECT ?label WHERE { ?mention cq:inDocument ?node ; a cq:Mention ; rdfs:label ?label }
    ORDER BY ?label
"""
HELD_BACK = """
SELECT ?fact ?reason WHERE { GRAPH ?graph { ?fact cq:quarantinedBecause ?reason } }
    ORDER BY ?fact ?reason
"""
