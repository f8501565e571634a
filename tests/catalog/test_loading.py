"""Loading: all problems at once, the compiled catalogue, and the wheel it travels in."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from build import ProjectBuilder
from build.env import DefaultIsolatedEnv

from acuguide.catalog.loading import compiled, load_catalog, read_compiled, read_folder
from acuguide.catalog.records import Catalog
from acuguide.errors import UnusableDataError
from tests.conftest import Finished, Program

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
# What a piped answer must never import (design, "Speed").
SLOW = {"rich", "yaml", "pydantic", "importlib.metadata", "prompt_toolkit"}


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
        for folder in ("conditions", "points", "routines")
    }
    assert list(catalog.conditions) == names["conditions"]
    assert list(catalog.points) == names["points"]
    assert list(catalog.routines) == names["routines"]
    assert all(condition.id == key for key, condition in catalog.conditions.items())
    assert all(point.code == key for key, point in catalog.points.items())
    assert all(routine.id == key for key, routine in catalog.routines.items())


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
        "data/sources.yaml: the file is missing",
        "data/vocabulary.yaml: the file is missing",
        "data/red_flags.yaml: the file is missing",
        "data/cautions.yaml: the file is missing",
        "data/emergency_numbers.yaml: the file is missing",
        "data/intake.yaml: the file is missing",
        "data/conditions: no .yaml file here",
        "data/points: no .yaml file here",
        "data/routines: no .yaml file here",
    ]


@pytest.mark.parametrize("name", ["bl23", "Sciatica", "BL23 copy", ".hidden"])
def test_a_file_whose_name_is_no_code_is_told(name: str, copy: Path) -> None:
    (copy / f"points/{name}.yaml").write_bytes((copy / "points/BL23.yaml").read_bytes())
    (problem,) = problems_of(copy)
    assert problem.startswith(f"data/points/{name}.yaml:1: code: expected text matching regex")


@pytest.mark.parametrize("file", ["conditions/gout.yml", "red-flags.yaml"])
def test_a_file_that_would_be_passed_over_in_silence_is_told(file: str, copy: Path) -> None:
    (copy / file).write_text("name: Nobody reads this\n", encoding="utf-8")
    (problem,) = problems_of(copy)
    assert problem.startswith(f"data/{file}")


def test_a_folder_among_the_files_is_told(copy: Path) -> None:
    (copy / "points/BL24.yaml").mkdir()
    assert problems_of(copy) == ["data/points/BL24.yaml: expected a regular file"]


# JSON


def test_the_compiled_catalogue_is_equal_and_in_the_same_order(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "catalog.json"
    path.write_bytes(compiled(catalog))
    again = read_compiled(path)
    assert again == catalog
    for name in ("conditions", "points", "routines"):
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
    whole = compiled(catalog)
    wrong = whole.replace(b'"level":"emergency"', b'"level":"fine"', 1)
    assert wrong != whole
    path = tmp_path / "catalog.json"
    for raw in (whole[:-1], whole[: len(whole) // 2], wrong):
        path.write_bytes(raw)
        with pytest.raises(UnusableDataError):
            read_compiled(path)


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
    inside = {name for name in members if ".dist-info/" not in name}
    assert inside == modules | {"acuguide/catalog.json"}


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
    script = (
        "import sys; from acuguide.cli.app import run;"
        " code = run(['points', '--condition', 'sciatica']);"
        " print(code, *sys.modules, file=sys.stderr)"
    )
    done = run_installed(installed / "python", "-c", script)
    code, *modules = done.stderr.split()
    assert code == "0"
    assert "GB30" in done.stdout
    assert "acuguide.catalog.loading" in modules
    assert not SLOW & set(modules)


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
