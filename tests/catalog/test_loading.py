"""Loading: all problems at once, the compiled catalogue, and the wheel it travels in."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from build import ProjectBuilder
from build.env import DefaultIsolatedEnv

from acuguide.catalog.folder import FILES, FOLDERS
from acuguide.catalog.loading import File, Shelf, compiled, load_catalog, read_compiled, read_folder
from acuguide.catalog.records import Catalog, Term
from acuguide.errors import UnusableDataError
from acuguide.guide.gate import Cleared, gate
from acuguide.guide.person import About
from acuguide.guide.selection import Selection, select
from acuguide.guide.triage import triage
from acuguide.pages.points import points_page
from acuguide.render.plain import render_plain
from tests.conftest import Finished, Program

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
# What a piped answer must never import (design, "Speed").
SLOW = {"rich", "yaml", "pydantic", "importlib.metadata", "prompt_toolkit"}
# The records of what points do not tell, the reader of YAML, and pages for other questions.
NOT_FOR_POINTS = {
    f"acuguide.catalog.{module}"
    for module in (
        "articles", "care", "countries", "evidence", "folder", "glossary", "ids", "intake",
        "landmarks", "routines", "sources",
    )
} | {"acuguide.pages.triage"}  # fmt: skip
# A pipe shows no pictures, and pays nothing for them.
PICTURES = {
    "acuguide.body.rules", "acuguide.catalog.atlas", "acuguide.catalog.figures",
    "acuguide.cli.picturing", "acuguide.pages.cards", "acuguide.pages.pictures",
    "acuguide.render.braille", "acuguide.render.palette", "acuguide.render.svg",
}  # fmt: skip


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(UnusableDataError) as caught:
        read_folder(folder)
    return list(caught.value.problems)


# YAML


def test_a_checkout_reads_the_yaml(catalog: Catalog) -> None:
    assert catalog == load_catalog() == read_folder(DATA)


def test_the_name_of_a_file_is_the_id_of_its_thing(catalog: Catalog) -> None:
    names = {
        folder: sorted(path.stem for path in (DATA / folder).iterdir())
        for folder in ("conditions", "points", "routines", "care")
    }
    assert list(catalog.conditions) == names["conditions"]
    assert list(catalog.care) == names["care"]
    assert list(catalog.points) == names["points"]
    assert list(catalog.routines) == names["routines"]
    assert all(condition.id == key for key, condition in catalog.conditions.items())
    assert all(point.code == key for key, point in catalog.points.items())
    assert all(routine.id == key for key, routine in catalog.routines.items())
    assert all(item.id == key for key, item in catalog.care.items())


def test_several_problems_in_several_files_are_told_at_once_file_by_file(copy: Path) -> None:
    path = copy / "conditions/sciatica.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(["extra: 1", *lines, "group: disc", "more: 2"]), encoding="utf-8")
    (copy / "conditions/tumour.yaml").write_bytes(b"name: \xff\n")
    (copy / "points/KI3.yaml").write_text("&a [*a]\n", encoding="utf-8")
    (copy / "routines/desk.yaml").write_text("", encoding="utf-8")
    (copy / "intake.yaml").unlink()
    problems = problems_of(copy)
    end = len(lines)
    assert [problem.partition("; known keys")[0] for problem in problems] == [
        "data/intake.yaml: the file is missing",
        "data/conditions/sciatica.yaml:1: unknown key 'extra'",
        (
            f"data/conditions/sciatica.yaml:{end + 2}: key 'group' stands twice (first on line"
            f" {1 + 1 + lines.index('group: nerve')})"
        ),
        f"data/conditions/sciatica.yaml:{end + 3}: unknown key 'more'",
        "data/conditions/tumour.yaml:1: not UTF-8 text (byte 6)",
        "data/points/KI3.yaml:1: anchor '&a' is not allowed; write the value out",
        "data/routines/desk.yaml:1: the file is empty",
    ]


def test_the_error_is_one_problem_a_line_with_its_exit_code(copy: Path) -> None:
    for name in ("sources.yaml", "cautions.yaml"):
        (copy / name).unlink()
    with pytest.raises(UnusableDataError) as caught:
        read_folder(copy)
    assert caught.value.exit_code == 4
    assert str(caught.value) == (
        "data/sources.yaml: the file is missing\ndata/cautions.yaml: the file is missing"
    )


def test_lines_are_sorted_as_numbers_and_not_as_text(copy: Path) -> None:
    path = copy / "routines/desk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text("a: 1\n" + "#\n" * 8 + "b: 1\n" + text, encoding="utf-8")
    lines = [int(problem.split(":")[1]) for problem in problems_of(copy)]
    assert lines == [1, 10]


def test_no_data_at_all_is_told_file_by_file(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "nowhere") == [
        *(f"data/{file}: the file is missing" for file in FILES),
        *(f"data/{folder}: no .yaml file here" for folder in FOLDERS),
    ]


@pytest.mark.parametrize("name", ["bl23", "Sciatica", "BL23 copy", ".hidden"])
def test_a_file_whose_name_is_no_code_is_told(name: str, copy: Path) -> None:
    (copy / f"points/{name}.yaml").write_bytes((copy / "points/BL23.yaml").read_bytes())
    (problem,) = problems_of(copy)
    assert problem.startswith(f"data/points/{name}.yaml:2: code: expected text matching regex")


@pytest.mark.parametrize("file", ["conditions/gout.yml", "red-flags.yaml"])
def test_a_file_that_would_be_passed_over_in_silence_is_told(file: str, copy: Path) -> None:
    (copy / file).write_text("name: Nobody reads this\n", encoding="utf-8")
    (problem,) = problems_of(copy)
    assert problem.startswith(f"data/{file}")


def test_a_folder_among_the_files_is_told(copy: Path) -> None:
    (copy / "points/BL99.yaml").mkdir()
    assert problems_of(copy) == ["data/points/BL99.yaml: expected a regular file"]


# JSON


def test_the_compiled_catalogue_is_equal_and_in_the_same_order(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "catalog.json"
    path.write_bytes(compiled(catalog))
    again = read_compiled(path)
    assert again == catalog
    for name in ("conditions", "points", "routines", "care", "words", "countries", "findings"):
        assert list(getattr(again, name)) == list(getattr(catalog, name))


def test_the_order_is_the_same_also_where_one_id_begins_another(copy: Path, tmp_path: Path) -> None:
    """As file names `hip-ache.yaml` comes before `hip.yaml`; as ids `hip` comes first."""
    text = re.sub(
        r"(?m)^also_called:.*\n(?:[ -].*\n)*",
        "",
        (copy / "conditions/posture-sitting.yaml").read_text(encoding="utf-8"),
    )
    for name in ("hip", "hip-ache"):
        changed = re.sub("(?m)^name: .*", f"name: An odd {name}", text)
        (copy / f"conditions/{name}.yaml").write_text(changed, encoding="utf-8")
    catalog = read_folder(copy)
    path = tmp_path / "catalog.json"
    path.write_bytes(compiled(catalog))
    assert list(read_compiled(path).conditions) == list(catalog.conditions)


def test_compiling_gives_the_same_bytes_every_time(catalog: Catalog) -> None:
    script = (
        "import sys; from acuguide.catalog.loading import compiled, load_catalog;"
        " sys.stdout.buffer.write(compiled(load_catalog()))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs == [compiled(catalog)] * 2


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        b"not json",
        b"[" * 100_000,
        b'{"vocabulary": {}, "extra": 1}',
    ],
    ids=lambda raw: repr(raw[:12]),
)
def test_a_broken_compiled_catalogue_is_one_sentence(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "catalog.json"
    path.write_bytes(raw)
    with pytest.raises(UnusableDataError) as caught:
        read_compiled(path)
    (sentence,) = caught.value.problems
    assert sentence.startswith(f"{path}: the compiled catalogue is damaged (")
    assert sentence.endswith("); install acuguide again")
    assert "\n" not in sentence


def test_a_catalogue_cut_short_or_with_one_wrong_value_is_refused(
    catalog: Catalog, tmp_path: Path
) -> None:
    """What decides on safety is read at once, and never found out to be wrong later."""
    whole = compiled(catalog)
    before, flags, after = whole.partition(b'"red_flags":')
    wrong = after.replace(b'"level":"emergency"', b'"level":"emergencx"', 1)
    assert wrong != after
    path = tmp_path / "catalog.json"
    for raw in (whole[:-1], whole[: len(whole) // 2], before + flags + wrong):
        path.write_bytes(raw)
        with pytest.raises(UnusableDataError):
            read_compiled(path)


def test_a_damaged_thing_is_told_when_it_is_asked_for_and_spoils_no_other(
    catalog: Catalog, tmp_path: Path
) -> None:
    written = f'"pinyin":"{catalog.points["BL23"].pinyin}"'.encode()
    number = b'"pinyin":' + b"2" * (len(written) - len(b'"pinyin":'))
    whole = compiled(catalog)
    assert whole.count(written) == 1
    path = tmp_path / "catalog.json"
    path.write_bytes(whole.replace(written, number))
    again = read_compiled(path)
    assert again.points["BL25"] == catalog.points["BL25"]
    with pytest.raises(UnusableDataError) as caught:
        again.points["BL23"]
    (sentence,) = caught.value.problems
    assert "the compiled catalogue is damaged (" in sentence
    assert sentence.endswith("; install acuguide again")
    assert "\n" not in sentence


def test_an_answer_reads_no_more_than_it_tells(catalog: Catalog, tmp_path: Path) -> None:
    """However many points there are: all others may be damaged."""
    told = [each.point.code for each in select(catalog, (), "sciatica", None).candidates]
    whole = compiled(catalog)
    for code, point in catalog.points.items():
        written = f'"pinyin":"{point.pinyin}"'.encode()
        assert whole.count(written) == 1
        if code not in told:
            whole = whole.replace(written, b'"pinyin":' + b"2" * (len(written) - 9))
    path = tmp_path / "catalog.json"
    path.write_bytes(whole)
    again = read_compiled(path)
    found = select(again, (), "sciatica", None)
    assert [each.point.code for each in found.candidates] == told
    page = render_plain(points_page(again, found, gate_for(again, found)), 80)
    assert page == render_plain(points_page(catalog, found, gate_for(catalog, found)), 80)
    with pytest.raises(UnusableDataError):
        list(again.points.values())


def gate_for(catalog: Catalog, selection: Selection) -> Cleared:
    """The points for someone of whom nothing is known."""
    verdict = triage(catalog, (), About(), complete=False)
    cleared = gate(selection.candidates, catalog, verdict, About())
    assert isinstance(cleared, Cleared)
    return cleared


# Shelves


HIP = '{"id":"hip","name":"hip"}'


class Counted:
    """Finds the type of a shelf's things, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> type[Term]:
        self.asked += 1
        return Term


@pytest.fixture
def kind() -> Counted:
    return Counted()


ShelfOf = Callable[..., Shelf[Term]]


@pytest.fixture
def shelf_of(kind: Counted, tmp_path: Path) -> ShelfOf:
    """Makes a shelf of things given as JSON."""

    def make(**things: str) -> Shelf[Term]:
        path = tmp_path / "things.json"
        body, places = b"[{},\n", {}
        for own_id, thing in things.items():
            places[own_id] = len(body) - len(b"[{},\n")
            body += thing.encode() + b",\n"
        path.write_bytes(body)
        return Shelf(File(path, os.open(path, os.O_RDONLY)), places, kind)

    return make


@pytest.fixture
def shelf(shelf_of: ShelfOf) -> Shelf[Term]:
    """Two good things, and between them one that cannot be decoded."""
    return shelf_of(hip=HIP, bad="{}", back='{"id":"b","name":"b"}')


def test_a_shelf_knows_its_ids_without_decoding_anything(shelf: Shelf[Term], kind: Counted) -> None:
    assert list(shelf) == ["hip", "bad", "back"]
    assert len(shelf) == 3
    assert "bad" in shelf
    assert "knee" not in shelf
    assert kind.asked == 0


def test_a_shelf_decodes_only_what_is_asked_for_and_only_once(
    shelf: Shelf[Term], kind: Counted
) -> None:
    assert shelf["hip"] == Term(id="hip", name="hip")
    assert shelf["hip"] is shelf["hip"]
    assert shelf.get("back") == Term(id="b", name="b")
    assert kind.asked == 1


def test_what_is_not_on_a_shelf_is_a_key_error(shelf: Shelf[Term]) -> None:
    with pytest.raises(KeyError):
        shelf["knee"]
    assert shelf.get("knee") is None


def test_a_damaged_thing_on_a_shelf_is_unusable_data(shelf: Shelf[Term]) -> None:
    for _ in range(2):
        with pytest.raises(UnusableDataError, match=r"things.json: .* install acuguide again"):
            shelf["bad"]


def test_a_thing_longer_than_is_read_at_once_is_read_whole(shelf_of: ShelfOf) -> None:
    """Its end may stand anywhere; every length around that of two reads is tried."""
    for size in range((1 << 15) - 4, (1 << 15) + 4):
        long = '{"id":"hip","name":"hip"' + " " * (size - len(HIP)) + "}"
        assert len(long) == size
        shelf = shelf_of(long=long, hip=HIP)
        assert shelf["long"] == shelf["hip"]


@pytest.mark.parametrize("place", [-1000, 3, 10**9, 10**30])
def test_a_place_where_nothing_stands_is_unusable_data(
    place: int, shelf_of: ShelfOf, kind: Counted
) -> None:
    file = shelf_of(hip=HIP)._file  # noqa: SLF001
    with pytest.raises(UnusableDataError):
        Shelf(file, {"hip": place}, kind)["hip"]


def test_a_catalogue_keeps_its_file_open_no_longer_than_itself(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "catalog.json"
    path.write_bytes(compiled(catalog))
    handle = os.open(path, os.O_RDONLY)
    file = File(path, handle)
    assert file.is_whole()
    del file
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_a_shelf_equals_a_dictionary_of_the_same_things(shelf_of: ShelfOf) -> None:
    hip = Term(id="hip", name="hip")
    assert shelf_of(hip=HIP) == {"hip": hip}
    assert {"hip": hip} == shelf_of(hip=HIP)
    assert shelf_of(hip=HIP) != {"hip": Term(id="hip", name="knee")}
    assert shelf_of(hip=HIP) != {}


def test_all_but_what_nearly_every_answer_needs_stands_on_shelves(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "catalog.json"
    path.write_bytes(compiled(catalog))
    again = read_compiled(path)
    shelves = [name for name in again.__struct_fields__ if isinstance(getattr(again, name), Shelf)]
    plain = {"vocabulary", "red_flags", "cautions", "named_for"}
    assert set(again.__struct_fields__) - set(shelves) == plain
    for name in shelves:
        for own_id, thing in getattr(catalog, name).items():
            assert getattr(again, name)[own_id] == thing


def test_a_folder_in_place_of_the_compiled_catalogue_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableDataError) as caught:
        read_compiled(tmp_path)
    assert len(caught.value.problems) == 1


# The wheel


@pytest.fixture(scope="module")
def members(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_the_catalogue_of_the_data_folder(
    members: dict[str, bytes], catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "catalog.json"
    path.write_bytes(members["acuguide/catalog.json"])
    assert read_compiled(path) == catalog
    assert members["acuguide/catalog.json"] == compiled(catalog)


def test_the_wheel_holds_every_module_and_nothing_else(members: dict[str, bytes]) -> None:
    modules = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "acuguide").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    figures = {f"acuguide/figures/{path.name}" for path in (ROOT / "data/figures").iterdir()}
    inside = {name for name in members if ".dist-info/" not in name}
    assert inside == modules | figures | {"acuguide/catalog.json"}


def test_the_wheel_holds_no_yaml_no_tests_and_no_tools(members: dict[str, bytes]) -> None:
    tops = {name.split("/")[0] for name in members if ".dist-info/" not in name}
    assert tops == {"acuguide"}
    assert not [name for name in members if name.endswith((".yaml", ".pyc"))]


def test_an_editable_install_holds_no_copy_of_the_data_that_could_grow_stale(
    tmp_path: Path,
) -> None:
    with DefaultIsolatedEnv() as env:
        builder = ProjectBuilder.from_isolated_env(env, ROOT)
        env.install(builder.build_system_requires)
        env.install(builder.get_requires_for_build("editable"))
        editable = builder.build("editable", tmp_path)
    with zipfile.ZipFile(editable) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".json")]


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE"])
def test_the_wheel_holds_its_licences(name: str, members: dict[str, bytes]) -> None:
    (inside,) = [member for member in members if member.endswith(f".dist-info/licenses/{name}")]
    assert members[inside] == (ROOT / name).read_bytes()


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE"])
def test_a_licence_says_something(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_the_wheel_has_no_known_mistakes(wheel: Path) -> None:
    program = Path(sys.executable).parent / "check-wheel-contents"
    done = subprocess.run([program, wheel], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (0, f"{wheel}: OK\n")


def run_installed(program: Path, *arguments: str) -> Finished:
    """Run something of the installed environment from `/`, with a pipe as stdout."""
    names = ("PATH", "HOME", "LANG", "XDG_CONFIG_HOME")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return subprocess.run(
        [program, *arguments],
        capture_output=True,
        check=False,
        cwd="/",
        encoding="utf-8",
        env={**kept, "PYTHONUTF8": "1", "COLUMNS": "80"},
        timeout=60,
    )


def test_the_installed_program_answers_from_the_root_folder(
    installed: Path, acuguide: Program
) -> None:
    done = run_installed(installed / "acuguide", "points", "--condition", "sciatica")
    assert (done.returncode, done.stderr) == (0, "")
    assert "GB30" in done.stdout
    assert done.stdout == acuguide("points", "--condition", "sciatica").stdout


def test_the_installed_program_answers_as_json_too(installed: Path) -> None:
    done = run_installed(
        installed / "acuguide", "points", "--condition", "sciatica", "--format", "json"
    )
    assert json.loads(done.stdout)["kind"] == "points"


def test_a_piped_answer_imports_nothing_slow(installed: Path) -> None:
    for asked in (["--condition", "sciatica"], ["GB30"]):
        script = (
            "import sys; from acuguide.cli.app import run;"
            f" code = run(['points', *{asked}]);"
            " print(code, *sys.modules, file=sys.stderr)"
        )
        done = run_installed(installed / "python", "-c", script)
        code, *modules = done.stderr.split()
        assert code == "0"
        assert "GB30" in done.stdout
        assert "acuguide.catalog.loading" in modules
        assert not (SLOW | NOT_FOR_POINTS | PICTURES) & set(modules)


def test_the_installed_program_draws_its_points(installed: Path) -> None:
    done = run_installed(installed / "acuguide", "points", "BL25", "--svg", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<svg ")


def test_the_installed_program_is_the_wheel_and_not_this_checkout(installed: Path) -> None:
    script = "import acuguide; print(acuguide.__file__)"
    done = run_installed(installed / "python", "-c", script)
    assert Path(done.stdout).is_relative_to(installed.parent)


def test_a_damaged_installation_is_told_in_one_sentence(installed: Path, tmp_path: Path) -> None:
    (package,) = installed.parent.glob("lib/python*/site-packages/acuguide")
    shutil.copytree(package, tmp_path / "acuguide")
    (tmp_path / "acuguide/catalog.json").write_bytes(b"{")
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r});"
        " from acuguide.cli.app import run; sys.exit(run(['points']))"
    )
    done = run_installed(installed / "python", "-c", script)
    assert (done.returncode, done.stdout) == (4, "")
    (sentence,) = done.stderr.splitlines()
    assert "install acuguide again" in sentence
