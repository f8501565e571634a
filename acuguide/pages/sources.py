"""Sources: all of them, or one with what rests on it. Pure."""

from acuguide.catalog.records import Catalog
from acuguide.catalog.sources import Source, SourceKind, SourceRead
from acuguide.guide.resting import Use
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row

KIND_WORDS = {
    SourceKind.STANDARD: "Standard",
    SourceKind.GUIDELINE: "Guideline",
    SourceKind.REVIEW: "Review of studies",
    SourceKind.TRIAL: "Study",
    SourceKind.LEAFLET: "Patient leaflet",
    SourceKind.TEXTBOOK: "Textbook",
    SourceKind.WEB: "Web page",
    SourceKind.ARTICLE: "Our source article",
    SourceKind.OUR_JUDGEMENT: "Our own judgement",
}
READ_WORDS = {
    SourceRead.FULL: "Read in full.",
    SourceRead.PART: "Read in part.",
    SourceRead.SECOND_HAND: "Not read itself: known from a copy or a quotation.",
}
NOT_READ = "Nothing was read for this: it is what we judge to be careful."
FOLDER_WORDS = {
    "conditions": "Causes",
    "points": "Points",
    "routines": "Routines",
    "care": "Care",
    "red_flags": "Warning signs",
    "cautions": "Cautions",
    "evidence": "Evidence",
    "words": "Words",
    "vocabulary": "Texts of every page",
    "emergency_numbers": "Emergency numbers",
    "intake": "Opening questions",
    "landmarks": "Landmarks",
    "left-out": "What is not repeated of our articles",
}


def sources_page(catalog: Catalog) -> Document:
    """Every source in a line, by kind."""
    blocks: list[Block] = [Heading("Sources")]
    for kind, words in KIND_WORDS.items():
        members = [source for source in catalog.sources.values() if source.kind is kind]
        if members:
            blocks.append(Heading(words, 2))
            blocks += [Row(source.id, _line(source)) for source in members]
    return (*blocks, Aside('What rests on one: "acuguide sources WHO08".'))


def source_page(source: Source, use: Use) -> Document:
    """One source, how much of it was read, and what became of it here."""
    blocks: list[Block] = [
        Heading(source.id),
        Prose(source.title),
        Row("Kind", f"{KIND_WORDS[source.kind]}."),
    ]
    if source.year:
        blocks.append(Row("Year", str(source.year)))
    if source.link:
        blocks.append(Row("Link", source.link))
    blocks.append(Row("Read", READ_WORDS[source.read] if source.read else NOT_READ))
    lines = tuple(f"{FOLDER_WORDS[file]}: {', '.join(things)}." for file, things in use.rests)
    blocks.append(Items("What rests on it", lines))
    left_out = tuple(f"{each.why} ({each.reason.value}, {each.id})" for each in use.left_out)
    if left_out:
        blocks.append(Items("What this guide does not repeat of it", left_out))
    said = tuple(f"{name}: {says}" for name, says in use.differs)
    if said:
        blocks.append(Items("Where this guide and our articles differ", said))
    return tuple(blocks)


def _line(source: Source) -> str:
    year = f" ({source.year})" if source.year and str(source.year) not in source.title else ""
    return f"{source.title}{year}."
