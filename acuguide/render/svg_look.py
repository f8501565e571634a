"""The colours and line widths of an SVG picture, and its style sheet. Pure: knows no picture.

Presentation attributes draw a picture as on white paper, which every viewer understands; the
style sheet changes that for dark pages and for print. The body keeps its colours on a dark
page, so only what lies outside it changes.
"""

from acuguide.catalog.figures import Layer
from acuguide.render.captions import Role

TYPE = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', 'Noto Sans', Roboto, sans-serif"
COLOURS = {
    Role.SPOT: "#c1281f",
    Role.LANDMARK: "#1a6699",
    Role.MEASURE: "#ad390c",
    Role.TAG: "#2f4a6d",
    Role.SIDE: "#676767",
}
# The same outside the body, on a dark page.
_PALER = {
    Role.SPOT: "#ff8a7e",
    Role.LANDMARK: "#7cc3f2",
    Role.MEASURE: "#ffab73",
    Role.TAG: "#b5cbe8",
    Role.SIDE: "#b8b8b8",
}
WORDS, _PALER_WORDS = "#2b2b2b", "#e6e3df"
# Fill, line, and the line's width in ems.
LOOKS = {
    Layer.SKIN: ("#f6e3d3", "none", 0.0),
    Layer.SHADE: ("#e9cdb8", "none", 0.0),
    Layer.DEEP_SHADE: ("#d7b29a", "none", 0.0),
    Layer.BONE: ("#ffffff", "#7e92b3", 0.1),
    Layer.KNOB: ("#dbe7f5", "#2c4a70", 0.13),
    Layer.FOLD: ("none", "#6e4636", 0.15),
    Layer.OUTLINE: ("none", "#38261f", 0.22),
}
# Bones shine through each other and leave the shade of the skin to be seen.
BONE_OPACITY = 0.48

_DARK = (
    ".acu .legend{fill:" + _PALER_WORDS + "}",
    ".acu .outline{stroke:#8d6a57}",
    ".acu .casing{stroke-opacity:.2}",
    *(f".acu .outside.{role.value}{{fill:{_PALER[role]};stroke:#111}}" for role in Role),
)
# Spots, rings, lines and rulers differ in shape, so that black ink is enough.
_PRINT = (
    ".acu text,.acu .outside{fill:#000;stroke:#fff}",
    ".acu .legend,.acu .digit{fill:#000;stroke:none}",
    ".acu .skin{fill:#fff}.acu .shade{fill:#f4f4f4}.acu .deep_shade{fill:#e6e6e6}",
    ".acu .bone{fill:none;stroke:#999}.acu .knob{fill:#fff;stroke:#444}",
    ".acu .fold{stroke:#444}.acu .outline{stroke:#000}",
    ".acu .bone,.acu .knob,.acu .fold,.acu .outline",
    "{stroke-width:1px;vector-effect:non-scaling-stroke}",
    ".acu .guide,.acu .ring{stroke:#000}.acu .disc{fill:#fff;stroke:#000}",
    ".acu .solid{fill:#000}",
)
STYLE = (
    f"<style>@media (prefers-color-scheme:dark){{{''.join(_DARK)}}}"
    f"@media print{{{''.join(_PRINT)}}}</style>"
)
