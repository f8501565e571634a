"""What is kept about the person: loaded for every command, and kept when someone was asked.

Most people keep nothing, so what reads and writes a profile is imported late.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from acuguide.catalog.records import Catalog, Lasts
from acuguide.devices.terminal import complain
from acuguide.devices.user_files import (
    profile_path,
    read_file,
    remove_files,
    set_aside,
    write_file,
)
from acuguide.errors import CouldNotError
from acuguide.guide.person import About
from acuguide.guide.triage import Verdict, all_signs, triage

if TYPE_CHECKING:
    from acuguide.guide.profile import Profile


def kept_answers(catalog: Catalog) -> tuple[Verdict, About]:
    """What the profile still says: a verdict on the warning signs, and about the person."""
    if _is_nothing_kept():
        return triage(catalog, (), About(), complete=False), About()
    from acuguide.devices.calendar import today
    from acuguide.guide.profile import about_kept, verdict_kept

    profile = load_profile(catalog)
    about = about_kept(catalog, profile, today())
    return verdict_kept(catalog, profile, about, today()), about


def _is_nothing_kept() -> bool:
    try:
        return read_file(profile_path()) is None
    except OSError:
        return False


def load_profile(catalog: Catalog) -> "Profile":
    """The profile; an empty one if there is none.

    One that cannot be read is put aside, and everything is to be asked again.
    """
    from acuguide.guide.profile import DamagedError, Profile, decode

    path = profile_path()
    try:
        kept = read_file(path)
        return Profile() if kept is None else decode(catalog, kept)
    except OSError as error:
        why = error.strerror or "it cannot be read"
    except DamagedError as error:
        why = str(error)
    lost = Profile(ask_again=True)
    aside = set_aside(path)
    if aside:
        try:
            keep(lost)
        except CouldNotError:
            # Without a word of what was lost, the next run would take it for nothing told.
            aside.rename(path)
            aside = None
    where = f" It was put aside as {aside}." if aside else ""
    complain(f"What you told before cannot be used ({why}): {path}.{where}")
    return lost


def keep(profile: "Profile") -> None:
    """Keep it. Raises CouldNotError."""
    from acuguide.guide.profile import encode

    write_file(profile_path(), encode(profile))


def try_to_keep(profile: "Profile") -> None:
    """Keep it if that is possible; someone in the middle of something is only told."""
    try:
        keep(profile)
    except CouldNotError as error:
        complain(str(error))


def keep_check(catalog: Catalog, verdict: Verdict, answered: Iterable[str]) -> None:
    """Keep the warning signs just answered."""
    from acuguide.devices.calendar import today
    from acuguide.guide.profile import with_check

    known = {sign.id for sign in all_signs(catalog.red_flags)}
    signs = [own for own in answered if own in known]
    try_to_keep(with_check(load_profile(catalog), verdict, signs, today()))


def keep_situations(catalog: Catalog, told: Mapping[str, bool]) -> None:
    """Keep the situations just answered, except those of the moment."""
    from acuguide.devices.calendar import today
    from acuguide.guide.profile import with_answers

    lasting = {s.id for s in catalog.cautions.situations if s.lasts is not Lasts.MOMENT}
    values = {own: "yes" if holds else "no" for own, holds in told.items() if own in lasting}
    if values:
        try_to_keep(with_answers(load_profile(catalog), values, today()))


def keep_values(catalog: Catalog, values: Mapping[str, str]) -> None:
    """Keep values as `plain_value` gives them. Raises CouldNotError."""
    from acuguide.devices.calendar import today
    from acuguide.guide.profile import with_answers, without_answers

    profile = load_profile(catalog)
    if "age" in values:
        # An age tells more than an earlier yes or no to being under one.
        profile = without_answers(
            profile, (s.id for s in catalog.cautions.situations if s.below_age is not None)
        )
    keep(with_answers(profile, dict(values), today()))


def keep_used_up(catalog: Catalog) -> None:
    """Keep that something is new, so that the warning signs count as unanswered."""
    from acuguide.guide.profile import used_up

    try_to_keep(used_up(load_profile(catalog)))


def forget(catalog: Catalog, keys: Iterable[str]) -> bool:
    """Forget these keys, or everything if none is named; whether there was anything.

    Raises CouldNotError.
    """
    from acuguide.guide.profile import without_answers

    named = tuple(keys)
    if not named:
        return remove_files(profile_path())
    profile = load_profile(catalog)
    left = without_answers(profile, named)
    if left != profile:
        keep(left)
    return left != profile
