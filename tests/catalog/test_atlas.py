"""Figures as files: each is read on its own, and an author is told what is wrong with one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acuguide.catalog.__main__ import main
from acuguide.catalog.atlas import load_figure, read_figure
from acuguide.catalog.loading import read_folder
from acuguide.catalog.records import Catalog
from acuguide.errors import UnusableDataError

Change = Callable[[dict[str, Any]], None]


def problems(folder: Path) -> list[str]:
    with pytest.raises(UnusableDataError) as caught:
        read_folder(folder)
    return list(caught.value.problems)


def test_a_figure_is_read_by_its_id(catalog: Catalog) -> None:
    for name in catalog.figures:
        assert load_figure(name).id == name


def test_a_figure_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableDataError, match=r"back\.json: the figure cannot be read") as caught:
        read_figure(tmp_path / "back.json")
    assert caught.value.exit_code == 4


def test_a_damaged_figure_is_named(copy: Path) -> None:
    path = copy / "figures/back.json"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UnusableDataError, match=r"back\.json: the figure cannot be read"):
        read_figure(path)
    (problem,) = problems(copy)
    assert problem.startswith("data/figures/back.json: cannot be read: Input data was truncated")


def test_every_figure_that_is_named_has_a_file(copy: Path) -> None:
    (copy / "figures/belly.json").unlink()
    assert problems(copy) == ["data/figures/belly.json: cannot be read: No such file or directory"]


def test_every_file_is_a_figure_that_is_named(copy: Path) -> None:
    (copy / "figures/bely.json").write_text("{}")
    (copy / "figures/belly.json.orig").write_text("{}")
    assert problems(copy) == [
        f"data/figures/{name}: no figure of 'landmarks.yaml' is called so"
        for name in ("belly.json.orig", "bely.json")
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda figure: figure.update(id="belly"), "says the id 'belly'"),
        (
            lambda figure: figure.update(shows="right"),
            "a midline is what a figure of both sides has, and no other",
        ),
        (
            lambda figure: figure["landmarks"].update(elbo=[[5, 5]]),
            "unknown landmark 'elbo'",
        ),
        (lambda figure: figure["names"].update(l9=[5, 5]), "unknown bone 'l9'"),
        (
            lambda figure: figure["landmarks"].update(psis=[[5, -1]]),
            "landmark 'psis' lies outside",
        ),
        (
            lambda figure: figure["landmarks"].update({"s2-level": []}),
            "landmark 's2-level' lies outside",
        ),
        (
            lambda figure: figure["landmarks"].pop("sacral-hiatus"),
            "BL54 needs the landmark 'sacral-hiatus'",
        ),
        (
            lambda figure: figure["strokes"].append({"layer": "bone", "steps": [1, 2, 3, 4, 5]}),
            "a stroke has an x without its y",
        ),
        (
            lambda figure: figure.update(colour="red"),
            "cannot be read: Object contains unknown field `colour`",
        ),
    ],
)
def test_what_is_wrong_with_a_figure_is_told(change: Change, sentence: str, copy: Path) -> None:
    path = copy / "figures/back.json"
    figure = json.loads(path.read_bytes())
    change(figure)
    path.write_text(json.dumps(figure))
    assert f"data/figures/back.json: {sentence}" in problems(copy)


def test_a_figure_without_the_cun_of_its_points_is_told(copy: Path) -> None:
    path = copy / "figures/thigh-front.json"
    figure = json.loads(path.read_bytes())
    figure["cun"] = {}
    path.write_text(json.dumps(figure))
    assert problems(copy) == ["data/figures/thigh-front.json: SP10 needs the length of a cun along"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("fraction: 1/2", "fraction: 1/4", "'1/4'"),
        ("cun: 1.5", "cun: 1.7", "1.7"),
    ],
)
def test_a_rule_says_only_what_can_be_drawn_and_told(
    old: str, new: str, told: str, copy: Path
) -> None:
    path = copy / ("points/BL60.yaml" if "fraction" in old else "points/BL25.yaml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    (problem,) = problems(copy)
    assert told in problem or "multiple" in problem


def test_a_figure_can_be_checked_by_its_path(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / "figures/back.json"
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == f"{path} holds.\n"
    path.write_text("{}")
    assert main(["check", str(path)]) == 4
    assert "cannot be read: Object missing required field `id`" in capsys.readouterr().out
