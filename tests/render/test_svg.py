"""A picture as SVG: complete, alone, and drawn where it should be."""

import re
from itertools import combinations, product
from xml.etree import ElementTree as ET

import pytest
import resvg_py
from msgspec.structs import replace

from acuguide.catalog.figures import Layer
from acuguide.pages.pictures import Box, Guide, GuideKind, Picture, Spot
from acuguide.render.captions import Role
from acuguide.render.labels import overlap
from acuguide.render.sixel import read_png
from acuguide.render.svg import render_sheet, render_svg
from acuguide.render.svg_look import COLOURS, STYLE, WORDS
from tests.render.toy_figure import back, figure, low_back, picture, stroke

SVG = "{http://www.w3.org/2000/svg}"
NASTY = "<b>&amp; \"q\" 'a' ]]> \x1b\x00 --"


def parsed(text: str) -> ET.Element:
    """The root of an SVG of ours."""
    return ET.fromstring(text)  # noqa: S314 - we wrote it


def words(root: ET.Element) -> list[str]:
    """The text elements, in order."""
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def pixels(svg: str, width: int) -> list[list[tuple[int, int, int]]]:
    """What a viewer without media queries draws, on white, `width` pixels wide."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, background="#ffffff")
    return [
        [(row[at], row[at + 1], row[at + 2]) for at in range(0, len(row), 4)]
        for row in read_png(png).rows
    ]


def reddish(colour: tuple[int, int, int]) -> bool:
    return colour[0] > 150 and max(colour[1:]) < 80


def test_it_is_told_to_those_who_cannot_see_it() -> None:
    root = parsed(render_svg(low_back()))
    title, description = list(root)[:2]
    assert (title.tag, title.text) == (f"{SVG}title", "BL25")
    assert (description.tag, description.text) == (f"{SVG}desc", "BL25 is beside the spine.")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_all_words_are_there() -> None:
    shown = low_back()
    found = " ".join(words(parsed(render_svg(shown))))
    expected = ["left", "right", "BL25", "L2", "sacrum", *shown.legend]
    assert [text for text in expected if text not in found] == []
    for guide in shown.guides:
        assert guide.label in found


def test_the_word_for_the_left_stands_left_of_that_for_the_right() -> None:
    shown = low_back()
    across = {
        text.text: float(text.get("x", "nan"))
        for text in parsed(render_svg(shown)).iter(f"{SVG}text")
    }
    left, _, right, _ = shown.box
    assert left < across["left"] < (left + right) / 2 < across["right"] < right


def test_the_legend_is_numbered_as_the_steps_are() -> None:
    shown = replace(low_back(), guides=(), title="Toy")
    found = words(parsed(render_svg(shown)))
    first, second, third = shown.legend
    assert found[-6:] == ["1", first, "2", second, "3", third]


def test_a_number_has_the_same_colour_in_the_legend_as_on_the_body() -> None:
    discs: dict[str, list[str]] = {}
    disc = r'<circle class="disc"[^>]*? fill="(#[0-9a-f]+)"[^>]*/><text class="digit"[^>]*>(.)<'
    for colour, digit in re.findall(disc, render_svg(low_back())):
        discs.setdefault(digit, []).append(colour)
    landmark, measure = COLOURS[Role.LANDMARK], COLOURS[Role.MEASURE]
    assert discs == {"1": [landmark] * 2, "2": [landmark] * 2, "3": [measure] * 2}


def leaders(shown: Picture) -> list[str]:
    """The lines from labels to what they name, of a picture with rings alone."""
    return re.findall(r'<path class="guide" d="([^"]+)"', render_svg(shown))


def test_a_label_far_from_what_it_names_has_a_line_to_it() -> None:
    crowd = tuple(Spot((x, y), "") for x in range(120, 281, 8) for y in range(40, 161, 8))
    ring = Guide(GuideKind.RING, ((200, 103),), 2, "knob")
    near = replace(low_back(), guides=(ring,))
    (line,) = leaders(replace(near, spots=crowd))
    assert line.startswith("M200 103")
    assert leaders(near) == []


def test_a_long_legend_is_folded_and_none_of_it_lost() -> None:
    legend = ("Find the tops of your hip bones with both hands. " * 4).strip()
    shown = replace(low_back(), legend=(legend,))
    assert legend in " ".join(words(parsed(render_svg(shown))))
    short, long = (
        float(re.findall(r'viewBox="\S+ \S+ \S+ (\S+)"', render_svg(each))[0])
        for each in (replace(low_back(), legend=(), locator=None), shown)
    )
    assert 240 < short < long


def test_the_title_stands_below_the_picture_for_those_who_see_it_too() -> None:
    shown = parsed(render_svg(replace(low_back(), title="Toy card")))
    (title,) = (
        each for each in shown.iter("{http://www.w3.org/2000/svg}text") if each.text == "Toy card"
    )
    assert title.get("font-weight") == "bold"


def test_cautions_travel_with_a_card_and_with_a_sheet() -> None:
    careful = ("Not in pregnancy.", "Stop if you feel <faint>.")
    card = replace(low_back(), careful=careful)
    sheet = render_sheet((card, low_back()), "Two", ("For both.",))
    for text in (render_svg(card), sheet):
        found = " ".join(words(parsed(text)))
        assert all(each in found for each in careful)
    assert "For both." in words(parsed(sheet))
    plain, longer = (
        float(re.findall(r'viewBox="\S+ \S+ \S+ (\S+)"', render_svg(each))[0])
        for each in (low_back(), card)
    )
    assert longer > plain


@pytest.mark.parametrize("field", ["title", "description", "left", "right"])
def test_no_text_is_markup(field: str) -> None:
    text = render_svg(replace(low_back(), **{field: NASTY}))
    root = parsed(text)
    kept = NASTY.replace("\x1b", "").replace("\x00", "")
    assert kept in [element.text for element in root.iter()]


def test_labels_are_no_markup_either() -> None:
    shown = replace(low_back(), legend=(NASTY,), spots=(Spot((200, 60), "<&>"),))
    found = words(parsed(render_svg(shown)))
    assert "<&>" in found


def test_it_stands_alone() -> None:
    for text in (render_svg(low_back()), render_sheet([low_back()] * 2, "Two")):
        alone = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"http|href|@import|@font-face|<script|<image|<foreignObject", alone)
        assert re.findall(r"url\((?!#)", alone) == []


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_sheet_has_all_pictures_and_no_id_twice(count: int) -> None:
    root = parsed(render_sheet([low_back()] * count, "Points & places"))
    assert len(root.findall(f"{SVG}svg")) == count
    assert words(root)[0] == "Points & places"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    used = re.findall(r"url\(#([^)]+)\)", ET.tostring(root, encoding="unicode"))
    used += [name for each in root.iter() for name in each.get("aria-labelledby", "").split()]
    assert set(used) <= set(ids)


def test_each_picture_of_a_sheet_has_its_own_title_above_it() -> None:
    titles = ["BL25 One", "BL26 Two", "BL27 Three"]
    root = parsed(render_sheet([replace(low_back(), title=title) for title in titles], "Sheet"))
    headings = {text.text: text for text in root.findall(f"{SVG}text")}
    assert list(headings) == ["Sheet", *titles]
    for title, card in zip(titles, root.findall(f"{SVG}svg"), strict=True):
        heading = headings[title]
        assert heading.get("font-weight") == "bold"
        assert heading.get("x") == card.get("x")
        assert 0 < float(card.get("y", "nan")) - float(heading.get("y", "nan")) < 40


def placed(element: ET.Element) -> Box:
    """Where on its sheet a picture lies."""
    left, top, width, height = (
        float(element.get(name, "nan")) for name in ("x", "y", "width", "height")
    )
    return left, top, left + width, top + height


def test_no_picture_of_a_sheet_lies_on_another_or_off_the_sheet() -> None:
    root = parsed(render_sheet([low_back()] * 5, "Five"))
    cards = [placed(card) for card in root.findall(f"{SVG}svg")]
    assert [pair for pair in combinations(cards, 2) if overlap(*pair)] == []
    assert len({left for left, _, _, _ in cards}) == 2
    x, y, width, height = map(float, root.get("viewBox", "").split())
    for left, top, right, bottom in cards:
        assert x <= left < right <= x + width
        assert y <= top < bottom <= y + height


def test_two_pictures_on_one_page_have_different_ids() -> None:
    one, other = render_svg(low_back()), render_svg(replace(low_back(), title="BL26"))
    ids = [set(re.findall(r' id="([^"]+)"', text)) for text in (one, other)]
    assert not ids[0] & ids[1]
    assert render_svg(low_back()) == one


def test_spots_are_red_where_they_should_be() -> None:
    shown = low_back()
    left, top, right, _ = shown.box
    width = 640
    scale = width / (right - left)
    rows = pixels(render_svg(shown), width)
    for spot in shown.spots:
        x, y = (spot.place[0] - left) * scale, (spot.place[1] - top) * scale
        for across, down in product((-3, 0, 3), repeat=2):
            assert reddish(rows[round(y) + down][round(x) + across])
    far = [rows[round((60 - top) * scale)][x] for x in range(0, width, 9)]
    assert not any(map(reddish, far))


def test_words_are_drawn() -> None:
    with_words = pixels(render_svg(low_back()), 640)
    bare = replace(low_back(), legend=("",) * 3)
    assert sum(colour == (43, 43, 43) for row in with_words for colour in row) > sum(
        colour == (43, 43, 43) for row in pixels(render_svg(bare), 640) for colour in row
    )
    assert WORDS == "#2b2b2b"


def test_nothing_of_the_body_is_drawn_beyond_the_box() -> None:
    inner = replace(picture(back()), box=(-50.0, 20.0, 200.0, 130.0))
    rows = pixels(render_svg(replace(inner, box=(190.0, 20.0, 450.0, 130.0))), 520)
    assert rows[100][2] != (255, 255, 255)
    assert {row[500] for row in rows} == {(255, 255, 255)}
    text, whole = render_svg(inner), 'viewBox="-50 20 250 129.7"'
    assert whole in text
    above = pixels(text.replace(whole, 'viewBox="-50 0 250 20"'), 250)
    assert {colour for row in above[:-1] for colour in row} == {(255, 255, 255)}


def test_a_narrow_box_shows_more_of_the_figure() -> None:
    narrow = replace(picture(back()), box=(180.0, 20.0, 220.0, 200.0))
    rows = pixels(render_svg(narrow), 400)
    assert 'viewBox="132.5 20 135 190.7"' in render_svg(narrow)
    # Down to the title, the figure fills what was empty at the sides.
    assert (255, 255, 255) not in {row[2] for row in rows[: 400 * 180 // 135]}


def test_a_narrow_figure_gets_empty_ground() -> None:
    slim = figure((40, 200), [stroke(Layer.SKIN, (0, 0), (40, 0), (40, 200), (0, 200))])
    row = pixels(render_svg(picture(slim)), 150)[90]
    assert row[10] == row[-10] == (255, 255, 255)
    assert row[75] != (255, 255, 255)


def test_each_kind_of_guide_has_its_own_shape() -> None:
    drawn = {}
    for kind in GuideKind:
        places = ((100.0, 100.0), (200.0, 100.0))[: 1 if kind is GuideKind.RING else 2]
        text = render_svg(picture(back(), guides=[Guide(kind, places, 1, "", 4)]))
        drawn[kind] = re.sub(r"#[0-9a-f]{6}", "", text[text.index("</desc>") :])
    assert len(set(drawn.values())) == len(GuideKind)
    assert "stroke-dasharray" in drawn[GuideKind.LINE]
    assert drawn[GuideKind.RULER].count("M1") - drawn[GuideKind.ARROW].count("M1") >= 5


def test_every_layer_is_drawn() -> None:
    closed = ((10, 10), (90, 10), (90, 90), (10, 90))
    for layer in Layer:
        text = render_svg(picture(figure((100, 100), [stroke(layer, *closed)])))
        assert f'class="{layer.value}"' in text


def test_dark_and_print_change_only_what_is_drawn() -> None:
    text = render_svg(low_back())
    used = {name for names in re.findall(r'class="([^"]+)"', text) for name in names.split()}
    layers = {layer.value for layer in Layer}
    styled = set(re.findall(r"\.([a-z_]+)", STYLE))
    drawable = used | layers | {role.value for role in COLOURS} | {"outside"}
    assert styled <= drawable, styled - drawable
    assert STYLE.count("{") == STYLE.count("}")


def test_dark_pages_and_print_each_have_a_look_of_their_own() -> None:
    for text in (render_svg(low_back()), render_sheet([low_back()], "One")):
        ((dark, paper),) = re.findall(
            r"<style>@media \(prefers-color-scheme:dark\)\{(.+)\}@media print\{(.+)\}</style>", text
        )
        dark_fills = re.findall(r"\.([a-z.]+)\{fill:(#[0-9a-f]+)", dark)
        names = {name.removeprefix("outside.") for name, _ in dark_fills}
        assert names == {"legend", *(role.value for role in Role)}
        assert not {colour for _, colour in dark_fills} & {WORDS, *COLOURS.values()}
        assert ".acu text,.acu .outside{fill:#000;stroke:#fff}" in paper
        assert ".acu .guide,.acu .ring{stroke:#000}" in paper


def test_words_off_the_body_are_marked_for_dark_pages() -> None:
    text = render_svg(replace(low_back(), box=(-60.0, 0.0, 460.0, 240.0)))
    assert re.search(r'class="side outside"[^>]*>left<', text)
    assert 'class="tag"' in text
    assert 'class="tag outside"' not in text


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*COLOURS.values(), WORDS])
def test_words_can_be_read_on_their_white_halo(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize(
    "colour", re.findall(r"fill:(#[0-9a-f]{6})", STYLE.split("@media print")[0])
)
def test_words_can_be_read_on_a_dark_page(colour: str) -> None:
    assert (luminance(colour) + 0.05) / (luminance("#222222") + 0.05) >= 4.5


def test_a_map_of_many_points_has_smaller_words() -> None:
    def size(count: int) -> float:
        spots = [Spot((40 + 16 * n, 120), f"BL{n}") for n in range(count)]
        sizes = re.findall(r'font-size="(\S+)"[^>]*>BL', render_svg(picture(back(), spots)))
        return float(sizes[0])

    assert size(20) < size(5)


def shown_by(shown: Picture) -> int:
    return len(render_svg(shown).encode())


def test_it_is_small() -> None:
    assert shown_by(low_back()) < 25_000
