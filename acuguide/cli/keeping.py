"""What is kept about the person: loaded for every command, and kept when someone was asked.

Most people keep nothing, so what reads and writes a profile is imported late.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from acuguide.catalog.records import Catalog, Lasts
from acuguide.devices.terminal import complain
from acuguide.devices.user_files import (
    locked,
    profile_path,
    read_file,
    remove_files,
    set_aside,
    spoil_file,
    write_file,
)
from acuguide.errors import CouldNotError
from acuguide.guide.person import About
from acuguide.guide.triage import URGENT, AskAgain, Verdict, all_signs, triage

if TYPE_CHECKING:
    from acuguide.guide.profile import Profile


def kept_answers(catalog: Catalog) -> tuple[Verdict, About]:
    """What the profile still says: a verdict on the warning signs, and about the person."""
    if _is_nothing_kept():
        return triage(catalog, (), About(), complete=False), About()
    from acuguide.devices.calendar import today
    from acuguide.guide.profile import about_kept, verdict_kept

    profile = read_profile(catalog)
    about = about_kept(catalog, profile, today())
    return verdict_kept(catalog, profile, about, today()), about


def _is_nothing_kept() -> bool:
    try:
        return read_file(profile_path()) is None
    except OSError:
        return False


def read_profile(catalog: Catalog) -> "Profile":
    """`load_profile` for someone who holds no lock: nothing is put aside that was just kept."""
    from acuguide.guide.profile import DamagedError

    try:
        return _decoded(catalog)
    except (OSError, DamagedError):
        with locked(profile_path()):
            return load_profile(catalog)


def load_profile(catalog: Catalog) -> "Profile":
    """The profile, for someone who holds the lock; an empty one if there is none.

    One that cannot be read is put aside, and everything is to be asked again.
    """
    from acuguide.guide.profile import DamagedError, Profile

    try:
        return _decoded(catalog)
    except OSError as error:
        why = error.strerror or "it cannot be read"
    except DamagedError as error:
        why = str(error)
    path = profile_path()
    lost = Profile(ask_again=AskAgain.LOST)
    aside = set_aside(path)
    try:
        keep(lost)
    except CouldNotError:
        # Without a word of what was lost, the next run would take it for nothing told.
        if aside and not path.exists():
            aside.rename(path)
            aside = None
    where = f" It was put aside as {aside}." if aside else ""
    complain(f"What you told before cannot be used ({why}): {path}.{where}")
    return lost


def _decoded(catalog: Catalog) -> "Profile":
    """The kept profile, or an empty one. Raises OSError and DamagedError."""
    from acuguide.guide.profile import Profile, decode

    kept = read_file(profile_path())
    return Profile() if kept is None else decode(catalog, kept)


def keep(profile: "Profile") -> None:
    """Keep it. Raises CouldNotError."""
    from acuguide.guide.profile import encode

    write_file(profile_path(), encode(profile))


def try_to_keep(profile: "Profile") -> None:
    """Keep it if that is possible; someone in the middle of something is only told.

    Where it cannot be and would refuse, what was kept before is made useless, so that
    nobody relies on it.
    """
    try:
        keep(profile)
    except CouldNotError as error:
        complain(str(error))
        if profile.ask_again or (profile.check and profile.check.level in URGENT):
            spoil_file(profile_path())


def keep_check(catalog: Catalog, verdict: Verdict, answered: Iterable[str]) -> None:
    """Keep the warning signs just answered."""
    from acuguide.devices.calendar import today
    from acuguide.guide.profile import with_check

    known = {sign.id for sign in all_signs(catalog.red_flags)}
    signs = [own for own in answered if own in known]
    with locked(profile_path()):
        try_to_keep(with_check(load_profile(catalog), verdict, signs, today()))


def keep_situations(catalog: Catalog, told: Mapping[str, bool]) -> None:
    """Keep the situations just answered, except those of the moment."""
    from acuguide.devices.calendar import today
    from acuguide.guide.profile import with_answers

    lasting = {s.id for s in catalog.cautions.situations if s.lasts is not Lasts.MOMENT}
    values = {own: "yes" if holds else "no" for own, holds in told.items() if own in lasting}
    if values:
        with locked(profile_path()):
            try_to_keep(with_answers(load_profile(catalog), values, today()))


def keep_values(catalog: Catalog, values: Mapping[str, str]) -> None:
    """Keep values as `plain_value` gives them. Raises CouldNotError."""
    from acuguide.devices.calendar import today
    from acuguide.guide.profile import with_answers, without_answers

    with locked(profile_path()):
        profile = load_profile(catalog)
        if "age" in values:
            # An age tells more than an earlier yes or no to being under one.
            ages = (s.id for s in catalog.cautions.situations if s.below_age is not None)
            profile = without_answers(profile, ages)
        keep(with_answers(profile, dict(values), today()))


def keep_something_new(catalog: Catalog) -> None:
    """Keep that something is new or worse: nothing is offered until the list is answered."""
    from acuguide.guide.profile import something_new

    with locked(profile_path()):
        try_to_keep(something_new(load_profile(catalog)))


def forget(catalog: Catalog, keys: Iterable[str]) -> bool:
    """Forget these keys, or everything if none is named; whether there was anything.

    Raises CouldNotError.
    """
    from acuguide.guide.profile import without_answers

    named = tuple(keys)
    if not named:
        return remove_files(profile_path())
    if _is_nothing_kept():
        return False
    with locked(profile_path()):
        profile = load_profile(catalog)
        left = without_answers(profile, named)
        if left != profile:
            keep(left)
    return left != profile
