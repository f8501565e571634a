"""Names: found however they are typed, and near misses suggested."""

import time
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.catalog.names import find, normal
from acuguide.catalog.records import Catalog
from acuguide.errors import WrongUseError, quoted
from acuguide.guide.selection import find_condition, find_point, find_routine

FRUIT = {"apple": ("Red One", "りんご"), "pear": ("Poire", "洋梨"), "peach": ()}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("BL23", "BL23"),
        ("bl23", "BL23"),
        ("bl-23", "BL23"),
        ("Bl 23", "BL23"),
        ("BL_23", "BL23"),
        (" bl23 ", "BL23"),
        ("B-L-2-3", "BL23"),
        ("UB23", "BL23"),
        ("du4", "GV4"),
        ("Shènshū", "BL23"),
        ("Shenshu", "BL23"),
        ("SHEN SHU", "BL23"),
        ("shen-shu", "BL23"),
        (unicodedata.normalize("NFD", "Shènshū"), "BL23"),
        ("Jin'yu", "BL23"),
        ("Jin’yu", "BL23"),
        ("jinyu", "BL23"),
        ("腎俞", "BL23"),
        ("肾俞", "BL23"),
        ("腎兪", "BL23"),
        ("環跳", "GB30"),
        ("环跳", "GB30"),
        ("Yōyōkan", "GV3"),
        ("yoyokan", "GV3"),
        ("hoku", "LI4"),
        ("ＢＬ２３", "BL23"),  # full width
        ("ｓｈｅｎｓｈｕ", "BL23"),
        ("合⾕", "LI4"),  # a radical that looks like the character
        ("太谿", "KI3"),
        ("太溪", "KI3"),
        ("太渓", "KI3"),
    ],
    ids=ascii,
)
def test_a_point_is_found_however_it_is_typed(asked: str, code: str, catalog: Catalog) -> None:
    assert find_point(catalog, asked).code == code


@pytest.mark.parametrize(
    ("asked", "condition"),
    [
        ("sciatica", "sciatica"),
        ("SCIATICA", "sciatica"),
        ("herniated-disc", "herniated-disc"),
        ("Herniated Disc", "herniated-disc"),
        ("herniated_disc", "herniated-disc"),
        ("coccyx pain", "coccydynia"),
        ("尾骨痛", "coccydynia"),
        ("坐骨神經痛", "sciatica"),
        ("坐骨神経痛", "sciatica"),
    ],
    ids=ascii,
)
def test_a_condition_is_found_however_it_is_typed(
    asked: str, condition: str, catalog: Catalog
) -> None:
    assert find_condition(catalog, asked).id == condition


def ways_to_type(name: str) -> Iterator[str]:
    yield from (name, name.upper(), name.lower(), name.title(), f" {name} ")
    yield from (name.replace(" ", "-"), name.replace("-", " "), name.replace("-", ""))
    yield from (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))


def test_every_name_of_a_point_finds_it(catalog: Catalog) -> None:
    for point in catalog.points.values():
        names = (point.code, point.pinyin, point.characters, point.simplified, point.japanese)
        for name in (*names, *point.also_called):
            for typed in ways_to_type(name):
                assert find_point(catalog, typed) is point


def test_every_name_of_a_condition_finds_it(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        for name in (condition.id, condition.name, *condition.also_called):
            for typed in ways_to_type(name):
                assert find_condition(catalog, typed) is condition


def test_every_name_of_a_routine_finds_it(catalog: Catalog) -> None:
    for routine in catalog.routines.values():
        for name in (routine.id, routine.name, *routine.also_called):
            for typed in ways_to_type(name):
                assert find_routine(catalog, typed) is routine


@pytest.mark.parametrize("marked", ["が", "ぱ", "ヴ", "デ"])
def test_marks_of_kana_carry_meaning_and_stay(marked: str) -> None:
    assert normal(marked) == marked
    bare = unicodedata.normalize("NFD", marked)[0]
    assert normal(marked) != normal(bare)


def test_an_unknown_name_suggests_what_is_near() -> None:
    with pytest.raises(WrongUseError) as caught:
        find("aple", FRUIT, "fruit")
    assert str(caught.value) == "There is no fruit called 'aple'. Did you mean apple?"


def test_of_a_long_name_an_error_repeats_the_beginning() -> None:
    with pytest.raises(WrongUseError) as caught:
        find("x" * 5000, FRUIT, "fruit")
    assert str(caught.value).startswith(f"There is no fruit called '{'x' * 60}...'. Try one of: ")
    assert len(str(caught.value)) < 200
    with pytest.raises(WrongUseError) as caught:
        find("-" * 5000, FRUIT, "fruit")
    assert len(str(caught.value)) < 200


def test_a_name_near_two_things_suggests_both_nearest_first() -> None:
    with pytest.raises(WrongUseError) as caught:
        find("peac", FRUIT, "fruit")
    assert str(caught.value) == "There is no fruit called 'peac'. Did you mean peach or pear?"


def test_a_near_miss_of_another_name_suggests_the_id() -> None:
    with pytest.raises(WrongUseError) as caught:
        find("redone1", FRUIT, "fruit")
    assert str(caught.value) == "There is no fruit called 'redone1'. Did you mean apple?"


def test_a_name_near_nothing_lists_some_names() -> None:
    with pytest.raises(WrongUseError) as caught:
        find("xyzzy", FRUIT, "fruit")
    assert str(caught.value) == "There is no fruit called 'xyzzy'. Try one of: apple, pear, peach."


@pytest.mark.parametrize("asked", ["", " ", "-", "'", "\u0301"], ids=ascii)
def test_no_name_at_all_is_unknown(asked: str) -> None:
    with pytest.raises(WrongUseError):
        find(asked, FRUIT, "fruit")


def test_at_most_three_near_names_are_suggested() -> None:
    names = {f"spine{letter}": () for letter in "abcdef"}
    with pytest.raises(WrongUseError) as caught:
        find("spine", names, "part")
    assert str(caught.value).count("spine") == 1 + 3


def answer(catalog: Catalog, asked: str) -> str:
    """The id of a condition, or the sentence that refuses."""
    try:
        return find_condition(catalog, asked).id
    except WrongUseError as error:
        return str(error)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("siatica", "sciatica"),
        ("sciatca", "sciatica"),
        ("piriformus", "piriformis"),
        ("coxydynia", "coccydynia"),
        ("fibromialgia", "fibromyalgia"),
        ("hemorrhoids", "haemorrhoids"),
        ("endometrosis", "endometriosis"),
    ],
)
def test_a_misspelt_condition_is_found_or_suggested(
    asked: str, meant: str, catalog: Catalog
) -> None:
    assert meant in answer(catalog, asked)


@pytest.mark.parametrize(
    ("asked", "meant"), [("BL61", "BL60"), ("huantao", "GB30"), ("GB3O", "GB30")]
)
def test_a_misspelt_point_is_suggested(asked: str, meant: str, catalog: Catalog) -> None:
    with pytest.raises(WrongUseError, match=meant):
        find_point(catalog, asked)


def test_a_very_long_name_is_refused_quickly(catalog: Catalog) -> None:
    start = time.process_time()
    with pytest.raises(WrongUseError):
        find_condition(catalog, "sciatica " * 10_000)
    assert time.process_time() - start < 2


@given(asked=st.text() | st.text(min_size=55, max_size=70))
def test_any_text_is_found_or_refused(asked: str, catalog: Catalog) -> None:
    """What was asked is quoted in the refusal, as far as an error quotes anything."""
    assert answer(catalog, asked) in catalog.conditions or quoted(asked) in answer(catalog, asked)


@given(name=st.text())
def test_case_and_joints_never_matter(name: str) -> None:
    assert normal(f"-{name.upper()} ") == normal(f"{name.upper().casefold()}_")
