"""What is kept about a person, and how far it may still be relied on."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from acuguide.catalog.records import Catalog, Lasts, Level, Sign, Situation
from acuguide.guide.gate import Refused, gate, needed
from acuguide.guide.person import MOST_WEEKS, OLDEST, About, keys, parse_pairs
from acuguide.guide.profile import (
    GOOD_FOR,
    VERSION,
    Answer,
    Check,
    DamagedError,
    Profile,
    about_kept,
    decode,
    encode,
    is_fresh,
    something_new,
    verdict_kept,
    with_answers,
    with_check,
    without_answers,
)
from acuguide.guide.selection import for_codes
from acuguide.guide.triage import AskAgain, Verdict, triage
from tests.guide.conftest import ABOUTS, CATALOG, SIGNS, SITUATIONS

TODAY = date(2026, 3, 10)
SIGN_IDS = [sign.id for sign in SIGNS]
BY_ID = {sign.id: sign for sign in SIGNS}
LASTING = {lasts: [s.id for s in SITUATIONS if s.lasts is lasts] for lasts in Lasts}

# Every value a key can have, as it is kept.
VALUES = {
    "age": st.integers(0, OLDEST).map(str),
    "weeks": st.integers(0, MOST_WEEKS).map(str),
    "country": st.sampled_from([own.id for own in CATALOG.countries.values()]),
    "clinician": st.sampled_from(["agreed", "no"]),
}
DAYS = st.dates(max_value=date(9000, 12, 31))
YES_NO = st.sampled_from(["yes", "no"])
ANSWERS = st.fixed_dictionaries(
    {},
    optional={key: st.builds(Answer, VALUES.get(key, YES_NO), DAYS) for key in keys(CATALOG)},
)
SOME_IDS = st.lists(st.sampled_from([*SIGN_IDS, "RF98", "RF99"]), unique=True).map(tuple)
CHECKS = st.builds(Check, DAYS, st.sampled_from(Level), SOME_IDS, SOME_IDS)
ASK_AGAIN = st.sampled_from([None, *AskAgain])
PROFILES = st.builds(Profile, about=ANSWERS, check=st.none() | CHECKS, ask_again=ASK_AGAIN)


def days(number: int) -> date:
    """The day so many days after today."""
    return TODAY + timedelta(days=number)


def kept(key: str, value: str) -> Profile:
    """A profile with one answer of today."""
    return Profile(about={key: Answer(value, TODAY)})


def checked(*yes: str, level: Level = Level.SELF_CARE, on: date = TODAY) -> Profile:
    """A profile with the whole list answered."""
    return Profile(check=Check(on, level, yes, tuple(own for own in SIGN_IDS if own not in yes)))


def verdict_of(profile: Profile, today: date = TODAY) -> Verdict:
    """The verdict that a profile still gives."""
    return verdict_kept(CATALOG, profile, about_kept(CATALOG, profile, today), today)


# Kept and read back


@given(profile=PROFILES)
def test_a_profile_is_read_back_as_it_was(profile: Profile) -> None:
    assert decode(CATALOG, encode(profile)) == profile


def test_what_is_kept_can_be_read_by_a_person() -> None:
    profile = Profile(
        about={"age": Answer("72", TODAY), "clinician": Answer("agreed", TODAY)},
        check=Check(TODAY, Level.SEE_DOCTOR, ("RF49",), ("RF01",)),
    )
    assert json.loads(encode(profile)) == {
        "version": 1,
        "about": {
            "age": {"value": "72", "on": "2026-03-10"},
            "clinician": {"value": "agreed", "on": "2026-03-10"},
        },
        "check": {"on": "2026-03-10", "level": "see_doctor", "yes": ["RF49"], "no": ["RF01"]},
        "ask_again": None,
    }
    lines = encode(profile).decode().splitlines()
    assert '      "value": "72",' in lines
    assert encode(profile).endswith(b"}\n")


# Damage


FULL = encode(
    Profile(about={"pregnant": Answer("yes", TODAY)}, check=Check(TODAY, Level.SAME_DAY, ("RF28",)))
)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\n",
        b"\0" * 512,
        b"null",
        b"[]",
        b"{",
        b'"yes"',
        b"\xff\xfe{}",
        b"version: 1\n",
        b'{"version": 1, "about": {}} {}',
        b'{"version": 1, "abuot": {}}',
        b'{"version": 1, "about": []}',
        b'{"version": 1, "about": {"age": "72"}}',
        b'{"version": 1, "about": {"age": {"value": "72"}}}',
        b'{"version": 1, "about": {"age": {"value": 72, "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"age": {"value": "72", "on": "2026-02-30"}}}',
        b'{"version": 1, "about": {"age": {"value": "72", "on": "yesterday"}}}',
        b'{"version": 1, "about": {"age": {"value": "72", "on": "2026-03-10", "by": "me"}}}',
        b'{"version": 1, "about": {"age": {"value": "121", "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"age": {"value": "-1", "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"weeks": {"value": "many", "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"pregnant": {"value": "maybe", "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"pregnant": {"value": "", "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"pregnant": {"value": true, "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"clinician": {"value": "yes", "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"country": {"value": "Atlantis", "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"shoes": {"value": "yes", "on": "2026-03-10"}}}',
        b'{"version": 1, "about": {"": {"value": "yes", "on": "2026-03-10"}}}',
        b'{"version": 1, "check": {}}',
        b'{"version": 1, "check": {"on": "2026-03-10"}}',
        b'{"version": 1, "check": {"on": "2026-03-10", "level": "fine"}}',
        b'{"version": 1, "check": {"on": "2026-03-10", "level": "self_care", "yes": "RF01"}}',
        b'{"version": 1, "check": {"on": "2026-03-10", "level": "self_care", "yes": [1]}}',
        b'{"version": 1, "check": [], "ask_again": false}',
        b'{"version": 1, "ask_again": "no"}',
        b'{"version": 1, "ask_again": true}',
        b'{"version": 1, "ask_again": false}',
        b'{"version": "1"}',
        b'{"version": 1, "about":' * 5000,
        b"[" * 100_000,
    ],
)
def test_what_acuguide_did_not_write_is_damaged_and_never_half_read(damaged: bytes) -> None:
    with pytest.raises(DamagedError, match=r"^.{10,}$"):
        decode(CATALOG, damaged)


def test_a_file_cut_off_anywhere_is_damaged() -> None:
    whole = FULL.rstrip()
    for length in range(len(whole)):
        with pytest.raises(DamagedError):
            decode(CATALOG, whole[:length])


@given(noise=st.binary(max_size=200))
def test_no_bytes_are_more_than_damaged(noise: bytes) -> None:
    with pytest.raises(DamagedError):
        decode(CATALOG, b"\0" + noise)


@given(at=st.integers(0, len(FULL) - 1), byte=st.integers(0, 255))
def test_one_wrong_byte_is_found_or_leaves_a_profile(at: int, byte: int) -> None:
    try:
        profile = decode(CATALOG, FULL[:at] + bytes([byte]) + FULL[at + 1 :])
    except DamagedError:
        return
    assert verdict_of(profile).kept.on == (profile.check and profile.check.on.isoformat())


@pytest.mark.parametrize("version", [0, 2, -1, 10**30])
def test_a_profile_of_another_version_is_not_guessed_at(version: int) -> None:
    assert version != VERSION
    with pytest.raises(DamagedError):
        decode(CATALOG, b'{"version": %d}' % version)


@pytest.mark.parametrize("more", [b'"about": {}', b'"about": {"soul": 1}, "key": []'])
def test_the_version_is_named_when_it_is_another(more: bytes) -> None:
    """Whatever else that version keeps."""
    with pytest.raises(DamagedError, match="its version is 2, and this acuguide knows 1"):
        decode(CATALOG, b'{"version": 2, %b}' % more)


def test_a_profile_that_names_no_version_is_damaged() -> None:
    without = json.loads(FULL)
    del without["version"]
    with pytest.raises(DamagedError, match="it is not what acuguide wrote"):
        decode(CATALOG, json.dumps(without).encode())
    assert decode(CATALOG, json.dumps({"version": 1, **without}).encode()) == decode(CATALOG, FULL)


def kept_on(day: date) -> tuple[Profile, Profile]:
    """A profile with an answer of a day, and one with a check of it."""
    return (
        Profile(about={"age": Answer("40", day)}),
        Profile(check=Check(day, Level.SELF_CARE)),
    )


def test_a_day_that_no_calendar_here_can_reckon_with_is_damage() -> None:
    for profile in kept_on(date(9000, 12, 31)):
        assert decode(CATALOG, encode(profile)) == profile
    for profile in kept_on(date(9001, 1, 1)):
        with pytest.raises(DamagedError, match="a day in it is none"):
            decode(CATALOG, encode(profile))


@pytest.mark.parametrize(
    "value", ["YES", "Yes", "yEs", " yes", "yes ", "y-e-s", "ｙｅｓ", "yes\\n"]
)
def test_a_yes_is_never_read_as_a_no_however_someone_wrote_it(value: str) -> None:
    """The file can be read by a person, and so it can be changed by one."""
    for key in ("pregnant", "blood_thinner", "clot"):
        text = f'{{"version": 1, "about": {{"{key}": {{"value": "{value}", "on": "2026-03-10"}}}}}}'
        try:
            profile = decode(CATALOG, text.encode())
        except DamagedError:
            continue
        assert about_kept(CATALOG, profile, TODAY).told == {key: True}


@pytest.mark.parametrize("key", ["Pregnant", "PREGNANT", " pregnant", "pre-gnant"])
def test_an_answer_under_a_key_someone_wrote_otherwise_is_not_lost(key: str) -> None:
    text = f'{{"version": 1, "about": {{"{key}": {{"value": "yes", "on": "2026-03-10"}}}}}}'
    assert about_kept(CATALOG, decode(CATALOG, text.encode()), TODAY).told == {"pregnant": True}


@pytest.mark.parametrize(("first", "second"), [("yes", "no"), ("no", "yes")])
def test_of_two_answers_to_one_thing_the_no_is_never_the_one_that_counts(
    first: str, second: str
) -> None:
    answers = {"pregnant": first, "Pregnant": second}
    about = {key: {"value": value, "on": "2026-03-10"} for key, value in answers.items()}
    try:
        profile = decode(CATALOG, json.dumps({"version": 1, "about": about}).encode())
    except DamagedError:
        return
    assert about_kept(CATALOG, profile, TODAY).told == {"pregnant": True}


# How long an answer is good for


def test_every_way_to_last_is_in_use() -> None:
    assert all(LASTING.values())


@pytest.mark.parametrize("situation", SITUATIONS, ids=[s.id for s in SITUATIONS])
def test_a_no_is_good_as_long_as_its_situation_lasts(
    catalog: Catalog, situation: Situation
) -> None:
    for age in (-3650, -1, 0, 1, 7, 8, 30, 89, 90, 91, 3650):
        good = {
            Lasts.LONG: 0 <= age <= 90,
            Lasts.WEEK: 0 <= age <= 7,
            # Asked anew before every routine, and so never relied on.
            Lasts.MOMENT: False,
        }[situation.lasts]
        known = about_kept(catalog, kept(situation.id, "no"), days(age)).told
        assert known == ({situation.id: False} if good else {}), age


@pytest.mark.parametrize("situation", LASTING[Lasts.MOMENT])
def test_what_may_change_in_an_hour_is_asked_before_a_routine_whatever_is_kept(
    catalog: Catalog, adult: About, situation: str
) -> None:
    values = dict.fromkeys(adult.told, "no")
    profile = with_answers(Profile(), values, TODAY)
    left = {s.id for s in needed(catalog, about_kept(catalog, profile, TODAY))}
    assert situation in left
    assert left == set(LASTING[Lasts.MOMENT])


@pytest.mark.parametrize("situation", [*LASTING[Lasts.LONG], *LASTING[Lasts.WEEK]])
@pytest.mark.parametrize("age", [-3650, -1, 0, 7, 8, 30, 3650])
def test_a_yes_stays_until_it_is_taken_back(catalog: Catalog, situation: str, age: int) -> None:
    profile = kept(situation, "yes")
    assert about_kept(catalog, profile, days(age)).told == {situation: True}
    back = with_answers(profile, {situation: "no"}, days(age))
    assert about_kept(catalog, back, days(age)).told == {situation: False}
    gone = without_answers(profile, [situation])
    assert about_kept(catalog, gone, days(age)) == About()


@given(profile=PROFILES, age=st.integers(0, 10_000))
def test_time_alone_never_turns_an_answer_round(profile: Profile, age: int) -> None:
    today = date(2026, 3, 10) + timedelta(days=age)
    for own, holds in about_kept(CATALOG, profile, today).told.items():
        assert holds == (profile.about[own].value == "yes")


@pytest.mark.parametrize(
    ("told", "about"),
    [
        ("country=GB", About(country="GB")),
        ("clinician=agreed", About(clinician=True)),
        ("clinician=no", About(clinician=False)),
        ("seen=yes", About(seen=True)),
        ("seen=no", About(seen=False)),
    ],
)
def test_other_answers_are_kept_as_they_are(catalog: Catalog, told: str, about: About) -> None:
    profile = with_answers(Profile(), parse_pairs(catalog, [told]), TODAY)
    assert about_kept(catalog, profile, days(0)) == about
    assert about_kept(catalog, profile, days(400)) == about


# Years and weeks grow


@pytest.mark.parametrize(
    ("later", "age"), [(0, 17), (364, 17), (366, 18), (730, 18), (731, 19), (3653, 27)]
)
def test_an_age_grows_by_a_year_a_year(catalog: Catalog, later: int, age: int) -> None:
    assert about_kept(catalog, kept("age", "17"), days(later)).age == age


@pytest.mark.parametrize(("later", "weeks"), [(0, 3), (6, 3), (7, 4), (13, 4), (14, 5), (365, 55)])
def test_the_weeks_go_on_by_themselves(catalog: Catalog, later: int, weeks: int) -> None:
    assert about_kept(catalog, kept("weeks", "3"), days(later)).weeks == weeks


@pytest.mark.parametrize(("key", "value"), [("age", "40"), ("weeks", "3")])
def test_a_clock_set_back_makes_nobody_younger(catalog: Catalog, key: str, value: str) -> None:
    for earlier in (-1, -8, -4000):
        about = about_kept(catalog, kept(key, value), days(earlier))
        assert getattr(about, key) == int(value)


def test_pain_that_goes_on_asks_for_a_doctor_by_itself() -> None:
    profile = kept("weeks", "3")
    levels = [verdict_of(profile, days(later)).level for later in (0, 6, 7)]
    assert levels == [Level.SELF_CARE, Level.SELF_CARE, Level.SEE_DOCTOR]


def test_very_old_answers_can_still_be_used(catalog: Catalog) -> None:
    old = {"age": Answer("120", date(1, 1, 1)), "weeks": Answer("5200", date(1, 1, 1))}
    about = about_kept(catalog, Profile(about=old), date(9999, 12, 31))
    assert (about.age or 0) > 10_000
    assert (about.weeks or 0) > 500_000


# Keeping and forgetting answers


def test_a_new_answer_replaces_the_old_one_and_its_day_and_no_other() -> None:
    first = with_answers(checked("RF28"), {"age": "40", "veins": "no"}, TODAY)
    second = with_answers(first, {"veins": "yes"}, days(3))
    assert second.about == {"age": Answer("40", TODAY), "veins": Answer("yes", days(3))}
    assert second.check == first.check


def test_only_what_is_named_is_forgotten() -> None:
    profile = with_answers(checked("RF28"), {"age": "40", "veins": "no"}, TODAY)
    left = without_answers(profile, ["veins", "clot"])
    assert left == structs.replace(profile, about={"age": Answer("40", TODAY)})
    assert without_answers(profile, []) == profile


# The check of the warning signs


@pytest.mark.parametrize(
    ("later", "fresh"), [(-1, False), (0, True), (1, True), (7, True), (8, False), (400, False)]
)
def test_a_check_is_good_for_seven_days(catalog: Catalog, later: int, *, fresh: bool) -> None:
    assert GOOD_FOR == 7
    assert is_fresh(catalog, checked(), days(later)) is fresh
    assert verdict_of(checked(), days(later)).complete is fresh
    assert is_fresh(catalog, checked("RF49"), days(later)) is fresh


def test_a_check_is_good_only_for_the_answers_given(catalog: Catalog) -> None:
    assert not is_fresh(catalog, Profile(), TODAY)
    for missing in SIGN_IDS:
        rest = tuple(own for own in SIGN_IDS if own != missing)
        profile = Profile(check=Check(TODAY, Level.SELF_CARE, (), rest))
        assert not is_fresh(catalog, profile, TODAY)
        assert not verdict_of(profile).complete


@pytest.mark.parametrize("sign", SIGNS, ids=SIGN_IDS)
@pytest.mark.parametrize("later", [0, 8, 400, -1])
def test_a_sign_counts_until_it_is_answered_anew(sign: Sign, later: int) -> None:
    verdict = verdict_of(checked(sign.id, level=sign.level), days(later))
    assert (verdict.raised, verdict.level) == ((sign,), sign.level)
    assert verdict.kept.on == "2026-03-10"
    alone = triage(CATALOG, [sign], About(), complete=True)
    assert verdict.refuses == alone.refuses


@given(
    signs=st.lists(st.sampled_from(SIGNS), max_size=6),
    about=ABOUTS,
    answered=st.sets(st.sampled_from(SIGN_IDS)),
)
def test_what_was_answered_today_means_the_same_when_it_is_read_back(
    signs: list[Sign], about: About, answered: set[str]
) -> None:
    verdict = triage(CATALOG, signs, about, complete=answered == set(SIGN_IDS))
    profile = decode(CATALOG, encode(with_check(Profile(), verdict, answered, TODAY)))
    again = verdict_kept(CATALOG, profile, about, TODAY)
    assert (again.level, again.raised, again.clusters, again.lasting, again.refuses) == (
        verdict.level,
        verdict.raised,
        verdict.clusters,
        verdict.lasting,
        verdict.refuses,
    )
    assert again.complete == (answered | {sign.id for sign in signs} == set(SIGN_IDS))


def test_a_new_check_replaces_the_old_one(catalog: Catalog) -> None:
    old = structs.replace(checked("RF01", level=Level.EMERGENCY), ask_again=AskAgain.NEW)
    verdict = triage(catalog, [BY_ID["RF49"]], About(), complete=True)
    new = with_check(old, verdict, SIGN_IDS, days(2))
    assert new.check is not None
    assert (new.check.on, new.check.level, new.check.yes) == (
        days(2),
        Level.SEE_DOCTOR,
        ("RF49",),
    )
    assert set(new.check.no) == set(SIGN_IDS) - {"RF49"}
    assert new.ask_again is None


def test_a_situation_told_later_counts_with_the_signs_kept() -> None:
    profile = checked("RF47", level=Level.SEE_DOCTOR)
    assert verdict_of(profile).level is Level.SEE_DOCTOR
    told = with_answers(profile, {"cancer": "yes"}, days(3))
    assert verdict_of(told, days(3)).level is Level.EMERGENCY


# A list that was left before its end


def left_off(old: Profile, *yes: str, no: tuple[str, ...] = (), later: int = 2) -> Profile:
    """The profile after a list answered in part, two days later."""
    signs = [BY_ID[own] for own in yes]
    verdict = triage(CATALOG, signs, About(), complete=False)
    return with_check(old, verdict, (*yes, *no), days(later))


def test_an_earlier_yes_that_was_not_asked_again_stays() -> None:
    old = checked("RF28", "RF47", level=Level.SAME_DAY)
    new = left_off(old, "RF49", no=("RF01", "RF47"))
    assert new.check == Check(days(2), Level.SAME_DAY, ("RF49", "RF28"), ("RF01", "RF47"))
    verdict = verdict_of(new, days(2))
    assert [sign.id for sign in verdict.raised] == ["RF28", "RF49"]
    assert (verdict.level, verdict.refuses, verdict.complete) == (Level.SAME_DAY, True, False)


@pytest.mark.parametrize("sign", SIGNS, ids=SIGN_IDS)
def test_whatever_refused_refuses_after_a_list_left_before_it_was_asked(sign: Sign) -> None:
    old = checked(sign.id, level=sign.level)
    for yes in {"RF49", "RF01"} - {sign.id}:
        after = verdict_of(left_off(old, yes), days(2))
        assert sign in after.raised
        assert after.refuses or not verdict_of(old).refuses
        assert after.level.urgency >= sign.level.urgency


@pytest.mark.parametrize("yes", [(), ("RF37b",), ("RF37b", "RF99")])
@pytest.mark.parametrize("no", [(), ("RF37b",)])
def test_an_urgent_level_holds_after_a_list_left_before_its_end(
    yes: tuple[str, ...], no: tuple[str, ...]
) -> None:
    """What made it urgent may be a situation (such as fever) that a sign's no says nothing of."""
    after = left_off(checked(*yes, level=Level.EMERGENCY), "RF49", no=no)
    verdict = verdict_of(after, days(2))
    assert (verdict.level, verdict.refuses) == (Level.EMERGENCY, True)


@pytest.mark.parametrize("again", AskAgain)
def test_a_list_left_before_its_end_does_not_lift_what_is_to_be_answered_again(
    again: AskAgain,
) -> None:
    for old in (Profile(ask_again=again), structs.replace(checked(), ask_again=again)):
        after = left_off(old, "RF49", no=tuple(own for own in SIGN_IDS if own != "RF49"))
        assert after.ask_again is again
        assert verdict_of(after, days(2)).refuses


def test_a_list_answered_to_its_end_leaves_nothing_of_the_old_one(catalog: Catalog) -> None:
    old = checked("RF28", "RF47", level=Level.SAME_DAY)
    fine = triage(catalog, (), About(), complete=True)
    new = with_check(old, fine, SIGN_IDS, days(2))
    assert new.check == Check(days(2), Level.SELF_CARE, (), tuple(SIGN_IDS))


@given(
    old=CHECKS,
    signs=st.lists(st.sampled_from(SIGNS), min_size=1, max_size=4),
    no=st.sets(st.sampled_from(SIGN_IDS)),
)
def test_no_yes_is_lost_but_by_a_no(old: Check, signs: list[Sign], no: set[str]) -> None:
    verdict = triage(CATALOG, signs, About(), complete=False)
    said = {sign.id for sign in signs}
    after = with_check(Profile(check=old), verdict, {*no, *said}, TODAY).check
    assert after is not None
    assert set(after.yes) == said | (set(old.yes) - no)
    assert set(after.no) == no - said
    assert after.on == TODAY


# Something new


def test_after_something_new_or_worse_nothing_is_offered_until_the_list_is_answered(
    catalog: Catalog,
) -> None:
    profile = with_answers(checked("RF49", level=Level.SEE_DOCTOR), {"veins": "no"}, TODAY)
    assert is_fresh(catalog, profile, TODAY)
    assert not verdict_of(profile).refuses
    after = decode(catalog, encode(something_new(profile)))
    assert (after.about, after.check) == (profile.about, profile.check)
    for later in (0, 7, 400):
        assert not is_fresh(catalog, after, days(later))
        verdict = verdict_of(after, days(later))
        assert [sign.id for sign in verdict.raised] == ["RF49"]
        assert (verdict.complete, verdict.refuses) == (False, True)
        assert verdict.kept.ask_again is AskAgain.NEW
        about = about_kept(catalog, after, days(later))
        assert isinstance(
            gate(for_codes(catalog.points.values()), catalog, verdict, about), Refused
        )
    again = with_check(after, triage(catalog, (), About(), complete=True), SIGN_IDS, TODAY)
    assert (again.ask_again, verdict_of(again).refuses) == (None, False)


def test_something_new_counts_without_a_check_too() -> None:
    after = something_new(kept("age", "40"))
    assert after == structs.replace(kept("age", "40"), ask_again=AskAgain.NEW)
    assert verdict_of(after).refuses


# Lost answers


def test_lost_answers_refuse_everything_until_the_list_is_answered(catalog: Catalog) -> None:
    lost = with_answers(Profile(ask_again=AskAgain.LOST), {"age": "40"}, TODAY)
    for profile in (lost, structs.replace(lost, check=checked().check)):
        verdict = verdict_of(profile)
        assert verdict.kept.ask_again is AskAgain.LOST
        assert verdict.refuses
        assert not verdict.complete
        about = about_kept(catalog, profile, TODAY)
        points = for_codes(catalog.points.values())
        assert isinstance(gate(points, catalog, verdict, about), Refused)
    fine = triage(catalog, (), About(), complete=True)
    assert not verdict_of(with_check(lost, fine, SIGN_IDS, TODAY)).refuses


@pytest.mark.parametrize("again", AskAgain)
def test_why_the_list_is_to_be_answered_again_is_kept(again: AskAgain) -> None:
    assert decode(CATALOG, encode(Profile(ask_again=again))).ask_again is again


# Signs of another version


@pytest.mark.parametrize("level", Level)
def test_a_sign_nobody_knows_any_more_counts_as_what_it_meant_then(level: Level) -> None:
    profile = checked("RF99", level=level)
    verdict = verdict_of(profile)
    assert (verdict.level, verdict.raised) == (level, ())
    with_known = verdict_of(checked("RF99", "RF49", level=level))
    assert [sign.id for sign in with_known.raised] == ["RF49"]
    assert with_known.level.urgency == max(level.urgency, Level.SEE_DOCTOR.urgency)


def test_an_unknown_sign_that_may_have_refused_still_refuses() -> None:
    """Some signs refuse at the level see_doctor, and which it was can no longer be told."""
    verdict = verdict_of(checked("RF99", level=Level.SEE_DOCTOR))
    assert verdict.refuses


def test_a_new_sign_of_a_later_version_has_to_be_answered(catalog: Catalog) -> None:
    screen = catalog.red_flags.screens[-1]
    more = structs.replace(screen, signs=(structs.replace(screen.signs[0], id="RF77"),))
    flags = structs.replace(catalog.red_flags, screens=(*catalog.red_flags.screens, more))
    later = structs.replace(catalog, red_flags=flags)
    assert is_fresh(catalog, checked(), TODAY)
    assert not is_fresh(later, checked(), TODAY)


# What reassures is not kept for long


@pytest.mark.parametrize(("later", "still"), [(-1, False), (0, True), (7, True), (8, False)])
def test_that_it_is_getting_better_is_good_for_seven_days(later: int, *, still: bool) -> None:
    told = with_answers(Profile(), {"better": "yes", "weeks": "5", "seen": "yes"}, TODAY)
    about = about_kept(CATALOG, told, days(later))
    assert about.better is (True if still else None)
    assert (about.seen, about.weeks) == (True, 5 + max(0, later) // 7)
    assert (triage(CATALOG, (), about, complete=True).lasting is None) is still


@pytest.mark.parametrize(
    ("values", "agreed"),
    [
        ({"cancer": "yes"}, None),
        ({"cancer": "no"}, True),
        ({"better": "yes", "weeks": "3"}, True),
        ({"implant": "yes"}, True),
        ({"cancer": "yes", "clinician": "agreed"}, True),
    ],
)
def test_an_agreement_ends_when_something_new_is_told(
    values: dict[str, str], *, agreed: bool | None
) -> None:
    told = with_answers(Profile(), {"implant": "yes", "clinician": "agreed"}, TODAY)
    later = with_answers(told, values, TODAY)
    assert about_kept(CATALOG, later, TODAY).clinician is agreed


def test_without_a_check_the_list_is_unanswered() -> None:
    for profile in (Profile(), Profile(about={"cancer": Answer("no", TODAY)})):
        verdict = verdict_of(profile)
        assert (verdict.complete, verdict.level, verdict.refuses) == (
            False,
            Level.SELF_CARE,
            False,
        )


@pytest.mark.parametrize("level", [Level.EMERGENCY, Level.SAME_DAY])
def test_an_urgent_level_holds_until_the_list_is_answered_again(level: Level) -> None:
    # What made it so urgent (a situation of the moment, or of one run) is not known any more.
    for later in (0, 3, 400):
        verdict = verdict_of(checked("RF37b", level=level), days(later))
        assert (verdict.level, verdict.refuses) == (level, True)


def test_a_milder_level_is_reckoned_anew() -> None:
    verdict = verdict_of(checked(level=Level.SEE_DOCTOR))
    assert (verdict.level, verdict.refuses) == (Level.SELF_CARE, False)


def test_the_other_answers_are_read_after_one_that_is_too_old() -> None:
    told = with_answers(Profile(), {"pregnant": "no", "better": "yes", "cancer": "yes"}, TODAY)
    about = about_kept(CATALOG, told, days(30))
    assert (about.told, about.better) == ({"cancer": True}, None)


def test_why_a_profile_is_damaged_is_told_in_words() -> None:
    three, four = (b'{"value":"%d","on":"2026-01-01"}' % age for age in (3, 4))
    twice = b'{"version":1,"about":{"age":%b,"AGE":%b}}' % (three, four)
    for damaged, why in (
        (b"{", "it is not what acuguide wrote"),
        (b"{}", "it is not what acuguide wrote"),
        (twice, "one thing is answered twice"),
        (b'{"version":1,"about":{"shoes":%b}}' % three, "shoes: 3 means nothing here"),
        (
            b'{"version":1,"about":{"age":{"value":"3","on":"9001-01-01"}}}',
            "a day in it is none",
        ),
    ):
        with pytest.raises(DamagedError) as told:
            decode(CATALOG, damaged)
        assert str(told.value) == why
