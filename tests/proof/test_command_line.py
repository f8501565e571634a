"""The same through the real program in a pipe: a sample, chosen so that each rule has a turn."""

from itertools import cycle
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from acuguide.catalog.records import Catalog
from tests.conftest import Program
from tests.proof.conftest import FORMS, about, names_of, read, traces, yes
from tests.proof.rules import ALL, EMERGENCY, LEVELS, REFUSING, RULES, SAME_DAY, WORDS_OF_HELP

SEED = 20260302
OPTIONS = {"json": ("--format", "json"), "plain": ("--plain",), "text": ()}
REFUSED_ASKS = (
    "points", "points BL23 LI4", "points --condition sciatica", "points --region hip",
    "routine --preview", "routine", "routine --checked", "causes sciatica", "redflags",
    "care", "care bridge", "search hand bone of the index finger", "evidence LI4",
)  # fmt: skip
HELD_BACK_ASKS = (
    "points", "points --region low-back", "points --condition herniated-disc",
    "routine buttock --preview", "causes piriformis", "routine desk --preview",
    "search spine knob", "points --region hip", "care sciatica", "search calf muscle",
)  # fmt: skip


class Run(NamedTuple):
    """What is asked, with which signs and situations, in which form."""

    asked: str
    signs: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    form: str = "json"

    @property
    def words(self) -> tuple[str, ...]:
        """The words after `acuguide`."""
        return (*self.asked.split(), *yes(*self.signs), *about(*self.told), *OPTIONS[self.form])


def sampled_signs() -> list[Run]:
    """Signs of every level that refuses, in turn over what can be asked and every form."""
    chance = Random(SEED)  # noqa: S311
    signs = [*chance.sample(sorted(EMERGENCY), 8), *chance.sample(sorted(SAME_DAY), 7)]
    signs += sorted(REFUSING - EMERGENCY - SAME_DAY)
    chance.shuffle(signs)
    forms, asks = cycle(OPTIONS), cycle(REFUSED_ASKS)
    return [Run(next(asks), (sign,), (), next(forms)) for sign in signs]


def sampled_situations() -> list[Run]:
    """Every situation that holds something back, in turn over what can be asked and every form."""
    forms, asks = cycle(reversed(OPTIONS)), cycle(HELD_BACK_ASKS)
    held = [name for name, rule in RULES.items() if rule.codes_withheld]
    return [Run(next(asks), (), (f"{name}=yes",), next(forms)) for name in held]


SIGNS, SITUATIONS = sampled_signs(), sampled_situations()


def titles(runs: list[Run]) -> list[str]:
    """The runs as they would be typed."""
    return [" ".join(run.words) for run in runs]


@pytest.mark.parametrize("run", SIGNS, ids=titles(SIGNS))
def test_a_warning_sign_stops_the_real_program(
    acuguide: Program, catalog: Catalog, run: Run
) -> None:
    finished = acuguide(*run.words)
    said = read(finished.returncode, finished.stdout, as_json=run.form == "json")
    (sign,) = run.signs
    urgent = sign in EMERGENCY | SAME_DAY
    # What someone should see a doctor for first is still explained, without points.
    explains = run.asked.startswith(("redflags", "causes", "search", "evidence"))
    assert said.code == (0 if explains and not urgent else 3)
    assert finished.stderr == ""
    assert any(help_ in said.told for help_ in WORDS_OF_HELP[LEVELS[sign]])
    # What is known of a point may be told, as long as that is no help to press it.
    known = set(names_of(catalog, "LI4")) if run.asked == "evidence LI4" else set()
    assert set(traces(catalog, ALL, said.told)) <= known
    if said.data is not None and said.data["kind"] in {"causes", "search", "evidence"}:
        assert said.offered == set()
    elif said.data is not None:
        assert said.data["level"] == LEVELS[sign]
        assert said.data["offers_points"] is False
        assert (said.data.get("points", []), said.data.get("steps", [])) == ([], [])


@pytest.mark.parametrize("run", SITUATIONS, ids=titles(SITUATIONS))
def test_a_situation_is_heeded_by_the_real_program(
    acuguide: Program, catalog: Catalog, run: Run
) -> None:
    finished = acuguide(*run.words)
    said = read(finished.returncode, finished.stdout, as_json=run.form == "json")
    rule = RULES[run.told[0].removesuffix("=yes")]
    # Care may tell of needles, and at which points they are used.
    named = rule.codes_withheld if run.asked.startswith("care") else ()
    known = {name for code in named for name in names_of(catalog, code)}
    assert set(traces(catalog, rule.codes_withheld, said.beside)) <= known
    assert finished.stderr == ""
    if rule.refuses and not run.asked.startswith(("causes", "search", "care")):
        assert said.code == 3
        assert rule.action in said.told
    elif not run.asked.startswith("routine"):
        assert said.code == 0
    if run.asked == "points" and not rule.refuses:
        assert said.left_out == rule.codes_withheld
    if said.data is not None:
        assert not said.offered & rule.codes_withheld


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        ("routine", 3, "have not been answered"),
        ("routine --about pregnant=no --about age=40", 3, "have not been answered"),
        ("routine --checked --about cancer=yes", 3, "cancer team"),
        ("routine --checked --about pregnant=yes", 3, "midwife"),
        ("routine --checked --yes RF28", 3, "Do not press or rub"),
        ("redflags --yes RF19 --about infection_risk=yes", 3, "today"),
        ("redflags --yes RF09b --about cancer=yes --plain", 3, "I have had cancer"),
        ("redflags --about weeks=6", 0, "See a doctor"),
        ("redflags --none --about pregnant=yes", 0, "midwife"),
        ("points --condition tumour", 0, "no points"),
        ("routine --condition tumour --preview", 3, "not for self-care"),
    ],
)
def test_what_is_said_of_one_person_by_the_real_program(
    acuguide: Program, catalog: Catalog, words: str, code: int, expected: str
) -> None:
    finished = acuguide(*words.split())
    said = read(finished.returncode, finished.stdout, as_json=False)
    assert (said.code, finished.stderr) == (code, "")
    assert expected in said.text
    assert traces(catalog, ALL, said.text) == []


def test_what_was_kept_counts_in_the_next_run_of_the_real_program(
    acuguide: Program, catalog: Catalog, tmp_path: Path
) -> None:
    kept = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert acuguide("profile", "set", "weak_bones=yes", "blood_thinner=no", **kept).returncode == 0
    finished = acuguide("points", "--format", "json", **kept)
    said = read(finished.returncode, finished.stdout, as_json=True)
    assert said.offered == ALL - RULES["weak_bones"].codes_withheld
    assert traces(catalog, RULES["weak_bones"].codes_withheld, said.beside) == []
    started = acuguide("routine", **kept)
    assert started.returncode == 3
    assert "have not been answered" in " ".join(started.stdout.split())


def test_a_profile_that_cannot_be_read_is_not_taken_for_a_no(
    acuguide: Program, catalog: Catalog, tmp_path: Path
) -> None:
    folder = tmp_path / "acuguide"
    folder.mkdir()
    (folder / "profile.json").write_text('{"version": 1, "about": {"pregn', encoding="utf-8")
    for words in ("points", "routine --checked", "points --format json"):
        finished = acuguide(*words.split(), XDG_CONFIG_HOME=str(tmp_path))
        said = read(finished.returncode, finished.stdout, as_json="json" in words)
        assert said.code == 3, words
        assert "answer the warning signs again" in said.told.casefold()
        assert traces(catalog, ALL, said.told) == []


def test_the_sample_asks_in_every_form_and_of_every_kind() -> None:
    runs = [*SIGNS, *SITUATIONS]
    assert len(runs) >= 35
    assert {run.form for run in runs} == set(OPTIONS)
    assert len(FORMS) == len(OPTIONS)
    assert {run.asked for run in SIGNS} == set(REFUSED_ASKS)
    assert {run.asked for run in SITUATIONS} == set(HELD_BACK_ASKS)
