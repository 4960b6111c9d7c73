"""The grammar of office titles: which words make one, and what kind of office it is.

A title is a head ("minister", "secretary", "president") with modifiers before it ("first vice foreign") and a
complement behind it ("of State", "for External Affairs", "of the National Security Council"). Countries and
organisations may stand among them. Who holds the office is no matter of this module.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HEADS = {
    "president": "president", "presidents": "president", "premier": "premier", "premiers": "premier",
    "pm": "prime-minister", "pms": "prime-minister", "fm": "foreign-minister", "fms": "foreign-minister",
    "chancellor": "premier", "taoiseach": "premier",
    "king": "monarch", "queen": "monarch", "emperor": "monarch", "emir": "monarch", "amir": "monarch",
    "sultan": "monarch", "prince": "prince", "pope": "monarch", "princess": "prince",
    "minister": "minister", "ministers": "minister", "secretary": "secretary", "secretaries": "secretary",
    "undersecretary": "secretary", "undersecretaries": "secretary",
    "secretary-general": "secretary-general", "under-secretary-general": "secretary",
    "ambassador": "ambassador", "ambassadors": "ambassador",
    "envoy": "envoy", "envoys": "envoy", "pointman": "envoy",
    "representative": "representative", "representatives": "representative",
    "advisor": "advisor", "advisors": "advisor", "adviser": "advisor", "advisers": "advisor",
    "advisory": "advisor", "nsa": "nsa",
    "spokesperson": "spokesperson", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
    "spokespersons": "spokesperson", "director": "director", "directors": "director",
    "director-general": "director", "governor": "governor", "governors": "governor", "senator": "legislator",
    "senators": "legislator", "congressman": "legislator", "congresswoman": "legislator", "speaker": "speaker",
    "commander": "commander", "chairman": "chairman", "chairwoman": "chairman", "chairperson": "chairman",
    "chair": "chairman", "commissioner": "commissioner", "coordinator": "coordinator", "leader": "leader",
    "leaders": "leader", "counselor": "counselor", "counsellor": "counselor", "administrator": "administrator",
    "diplomat": "diplomat", "diplomats": "diplomat", "negotiator": "envoy", "negotiators": "envoy",
    "delegate": "delegate", "delegates": "delegate", "mayor": "mayor", "assistant": "assistant", "chief": "chief",
    "chiefs": "chief", "member": "member", "members": "member", "observer": "member", "attorney-general": "minister",
    "councilor": "counselor", "councillor": "counselor",
    "dg": "director", "director-generals": "director", "directors-general": "director",
    "general": "general", "nominee": "nominee", "consul": "consul", "prosecutor": "prosecutor", "head": "chief",
    "manager": "director", "ustr": "trade-representative", "d'affaires": "envoy", "sen": "legislator",
    "rep": "legislator", "gov": "governor", "amb": "ambassador", "minister-counselor": "counselor",
    "minister-counsellor": "counselor", "attaché": "counselor", "attache": "counselor",
}  # fmt: skip
"""Head nouns and the family each belongs to."""

PLURALS = frozenset(w for w in HEADS if w.endswith("s") and w[:-1] in HEADS) | {"secretaries", "undersecretaries"}

WEAK_HEADS = frozenset(
    "leader leaders chief chiefs member members head general assistant representative representatives observer director"
    " directors diplomat diplomats delegate delegates nominee speaker chair manager".split()
)
"""Heads that are ordinary words as well: a title only when capitalised or with a modifier that makes them one."""

MODIFIERS = frozenset(
    """
    prime foreign vice deputy first second 1st 2nd third senior principal special presidential assistant under
    associate executive acting interim chief top lead ranking permanent crown supreme opposition state cabinet press
    war defense defence finance interior trade unification economy justice health environment education culture
    industry energy commerce transport national security homeland climate economic political military nuclear nuke
    department ministry general ministerial managing global counterterrorism cyber international regional special
    spymaster intelligence domestic policy labor treasury external communications attorney head director high
    presidency strategic public affairs charge chargé diplomatic sovereign spokesperson no. paramount caretaker
    transitional royal parliamentary
    """.split()
)
"""Lower-case words that may stand before the head."""

PORTFOLIO = frozenset(
    """
    affairs foreign external internal state defense defence war treasury homeland security national council board
    commerce energy trade industry industries resources finance economy economic economics international
    development health climate environment environmental unification interior justice intelligence strategic
    strategy cyber emerging technologies technology innovation science east asian asia pacific indo-pacific western
    hemisphere hemispheric european eurasian europe eurasia near eastern african africa political military cabinet
    relations cooperation policy policies labor labour public communications communication nuclear north korea
    peninsula peace joint chiefs staff forces command commission committee commissioner union parliament assembly
    senate house congress party workers' communist central people's supreme leadership mission nations united
    agriculture farm production conservation transportation transport infrastructure education culture tourism
    sports land water veterans urban housing interagency management budget arms control verification compliance
    nonproliferation counterterrorism terrorism human rights democracy religious freedom women women's gender
    oceanian missile issue issues
    islamic reunification maritime fisheries oceans oceania south central sub-saharan middle northern southern
    supply chain chains digital information media press engagement intergovernmental legislative domestic faith-based
    neighborhood neighbourhood partnerships partnership racial equity equality enlargement negotiations negotiator
    operations operational plans planning analysis research space force army navy naval air marine marines guard
    coast office agency service administration bureau department ministry government republic federal reserve bank
    investment investments export exports import customs revenue planning electronics refugee refugees migration
    population global special parliamentary presidential executive emergency disaster management crisis
    counter-narcotics narcotics law enforcement americas americas' arctic antarctic aid humanitarian overseas
    social welfare family families employment equal opportunity small business mines petroleum oil gas power
    civil aviation post telecommunications telecom ict reform reforms decentralization protocol general home
    commonwealth brexit levelling minority minorities integration expatriates expatriate diaspora egyptians emirati
    vice deputy american military-industrial nato-russia israeli-palestinian detained persons prisoners hostage
    hostages atrocity atrocities preparedness response biodefense pandemic multilateral bilateral southeast northeast
    human services protection aeronautics quality states targeted violence prevention occupational safety standards
    prisons patent trademark census geological weather oceanic atmospheric highway railroad nutrition drug drugs
    politburo community caribbean secretariat presidium interim oversight donor governance
    advanced artificial creative
    change action organization organizations organisation organisations works financing bargaining reconciliation
    issues regime market monetary fund telecommunication diplomacy criminal reconstruction markets
    institution institutions cultural
    legal constitution constitutional elections electoral antitrust competition competitiveness growth jobs
    embassy consulate delegation kurdistan region sovereignty
    citizen citizens citizenship armed combined joint northeast multinational training doctrine logistics personnel
    capability capabilities armaments acquisition procurement semiconductor semiconductors peacebuilding
    peacekeeping stabilization stabilisation nationals compatriots consular visa visas legislation immigration
    antiterrorism disarmament accounting audit space aerospace railways ports shipping fishing forestry forests
    irrigation livestock food nutrition rural territorial territories regions municipal municipalities digitalization
    digitalisation digitization transformation transition sustainable sustainability wildlife heritage arts youth
    children entrepreneurship enterprises startups smes higher statistics treaties treaty
    conventions attraction mining hydrocarbons electricity minerals materials foresight
    performance prosperity resilience reconstruction crimes francophonie promotion boundary boundaries ocean
    collaboration connectivity decarbonization decarbonisation engineering fiscal hydrogen innovations lands
    livelihoods mobility nationalities productivity quarantine seas skills standardization tax taxation textiles
    tribal tribes universities vocational wellbeing
    """.split()
)
"""Lower-case words of ministries, departments and bureaux; in a title they are not part of the holder's name."""

CONNECTORS = frozenset("of for to on and & the in at with".split())
RANKS = frozenset(
    """
    general gen gen. admiral adm adm. lieutenant lt lt. colonel col col. major maj maj. captain capt capt. commander
    brigadier brig brig. cmdr cmdr. cdr cdr. rear radm vadm
    """.split()
)
"""Military ranks: a service may stand in front of one."""
HONORIFICS = RANKS | frozenset(
    """
    mr mrs ms miss dr dr. mr. mrs. ms. prof prof. professor sir dame lord lady h.e h.e. h.h h.h. h.m h.m. h.r.h
    h.r.h. h e m r his her excellency majesty highness royal amb ambassador amb. sheikh shaikh sheikha retired ret
    hon hon. honorable honourable the rev rev. marshal field senator sen sen. rep rep. gov gov. secretary minister
    president retd
    """.split()
)
"""Words that may stand between a title and the name, or before a name, and are not part of it."""
SERVICES = (
    ["navy"], ["army"], ["air", "force"], ["marine", "corps"], ["corps"], ["coast", "guard"], ["space", "force"],
)  # fmt: skip
HONOURABLE = frozenset("hon hon. honorable honourable rt rt. right".split())
"""Words of a style that has an article of its own ("Senator the Hon X", "the Right Honourable Y")."""
POSTNOMINALS = frozenset("MP MEP MLA MHA TD AC AO AM OM CH KC QC SC KBE DBE CBE OBE MBE GCMG KCMG DCMG CMG GBE".split())
"""Letters behind a name that are no part of it."""
PERSONAL = frozenset("mr mrs ms miss dr mr. mrs. ms. dr. prof. prof professor madam madame sir".split())

QUALIFIERS = {
    "former": "former", "ex": "former", "then": "former", "then-": "former", "late": "former", "acting": "acting",
    "interim": "acting", "caretaker": "acting", "designate": "elect", "incoming": "elect", "elect": "elect",
    "president-elect": "elect", "nominee": "elect", "counterpart": "counterpart", "counterparts": "counterpart",
    "new": "new", "newly": "new", "outgoing": "", "current": "", "visiting": "", "previous": "former",
    "incumbent": "", "his": "possessive", "her": "possessive", "their": "possessive", "its": "possessive",
    "predecessor": "former",
}  # fmt: skip


@dataclass(slots=True)
class Title:
    """A title found among tokens `first`..`last` (inclusive)."""

    first: int
    last: int
    head: int
    family: str
    plural: bool
    modifiers: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    """Lower-case words behind the head, connectors included."""
    countries: tuple[str, ...] = ()
    qualifiers: frozenset[str] = field(default_factory=frozenset)
    of_both: bool = False
    """"the Presidents of the two countries": the countries are those of the discourse."""


def kind_of(title: Title) -> str:
    """Return the concept key of the SKOS scheme `office-kinds` for a title."""
    return office_kind(title.family, title.modifiers, title.complement, title.countries)


def office_kind(
    family: str, modifiers: tuple[str, ...], complement: tuple[str, ...], countries: tuple[str, ...]
) -> str:
    """Classify a title by its head's family, its modifiers and its complement (all lower case)."""
    before = set(modifiers)
    after = set(complement)
    deputy = bool(before & {"vice", "deputy", "under", "first", "second", "1st", "2nd"}) and not (
        "prime" in before and not before & {"vice", "deputy"}
    )
    if family == "president":
        if "vice" in before:
            return "deputy-head-of-state"
        if after & {"commission", "council", "assembly", "parliament", "court", "bank", "senate", "committee"} or (
            before & {"commission", "council", "bank", "assembly"}
        ):
            return "international-organisation-head" if "EU" in countries else "other"
        return "international-organisation-head" if countries[:1] == ("EU",) else "head-of-state"
    if family in ("premier", "prime-minister") or (family == "minister" and "prime" in before):
        return "deputy-head-of-government" if before & {"vice", "deputy"} else "head-of-government"
    if family == "monarch":
        return "head-of-state"
    if family == "prince":
        return "crown-prince" if "crown" in before else "royal"
    if family == "foreign-minister":
        return "deputy-foreign-minister" if deputy else "foreign-minister"
    if family == "minister":
        return _minister(before, after, deputy=deputy)
    if family == "secretary":
        return _secretary(before, after, junior=bool(countries) and "US" not in countries)
    if family == "diplomat":
        return "foreign-minister" if "top" in before or "chief" in before else "diplomat"
    if family == "secretary-general" or (family == "general" and "secretary" in before):
        return "other" if before & {"deputy", "assistant", "under"} else "international-organisation-head"
    advises = (
        family == "advisor" and "security" in before and bool(before & {"national", "top", "chief", "presidential"})
    )
    if family == "nsa" or advises:
        return "deputy-national-security-adviser" if before & {"deputy", "vice"} else "national-security-adviser"
    if family == "trade-representative":
        return "trade-minister"
    if family == "spokesperson":
        return "spokesperson"
    if family in ("ambassador", "envoy"):
        return family
    if family == "representative":
        if "high" in before and (after & {"union", "foreign"} or "EU" in countries):
            return "foreign-minister"
        sent = before & {"special", "permanent"} or complement[:1] in (("for",), ("on",))
        return "trade-minister" if "trade" in before else "envoy" if sent else "legislator"
    if family == "chief":
        if before & {"defense", "defence", "pentagon"}:
            return "defence-minister"
        if "foreign" in before:
            return "foreign-minister"
        return "international-organisation-head" if countries and countries[0] in ("UN", "NATO") else "other"
    if family in ("governor", "mayor", "legislator", "speaker"):
        return {"governor": "subnational", "mayor": "subnational"}.get(family, "legislator")
    if family in ("commander", "chairman") and (after | before) & {"staff", "forces", "command", "military", "jcs"}:
        return "military-commander"
    if family == "leader" and ("KP" in countries or "supreme" in before):
        return "head-of-state"
    return "other"


def _minister(before: set[str], after: set[str], *, deputy: bool) -> str:
    if "state" in before and not before & {"foreign", "defense", "defence"} and not after:
        return "minister"
    deputy = deputy or "state" in before | after  # "State Minister for", "Minister of State for Foreign Affairs"
    if "foreign" in before or ("affairs" in after and after & {"foreign", "external"}) or {"foreign"} <= after:
        return "deputy-foreign-minister" if deputy or "assistant" in before else "foreign-minister"
    if before & {"defense", "defence"} or after & {"defense", "defence"}:
        return "deputy-defence-minister" if deputy else "defence-minister"
    if "unification" in before or "unification" in after or "reunification" in after:
        return "unification-minister"
    if before & {"trade"} or (after & {"trade"} and "affairs" not in after):
        return "trade-minister"
    if deputy or "assistant" in before:
        return "deputy-minister"
    return "minister"


def _secretary(before: set[str], after: set[str], *, junior: bool) -> str:
    """Classify a secretary; `junior` says that a "State Secretary" ranks below a minister, as in most of Europe."""
    if "press" in before:
        return "spokesperson"
    if "general" in after and "state" not in after:
        return "international-organisation-head"
    low = before & {"deputy", "under", "vice", "ministry"}  # a ministry's secretary serves under the minister
    if "assistant" in before:
        return "assistant-secretary"
    if "foreign" in before and not {"senior", "presidential"} & before:
        return "deputy-foreign-minister" if low or "permanent" in before else "foreign-minister"
    if junior and "state" in before:
        foreign = "foreign" in after or "external" in after
        return "deputy-foreign-minister" if foreign else "deputy-minister"
    if "state" in after or "state" in before:
        return "deputy-foreign-minister" if low else "foreign-minister"
    if after & {"defense", "defence", "war"} or before & {"defense", "defence", "war"}:
        return "deputy-defence-minister" if low else "defence-minister"
    if "cabinet" in before and "chief" in before:
        return "spokesperson"
    if "senior" in before:
        return "national-security-adviser" if "security" in after else "other"
    return "deputy-minister" if low else "minister"
