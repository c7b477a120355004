"""Which of the times in a text dates an act. 16 June 2021 is a Wednesday."""

from collections.abc import Callable

import pytest

from trucewatch.model.claim import Claim

Read = Callable[..., list[Claim]]


def when(claims: list[Claim], act: str) -> tuple[str, str]:
    claim = next(c for c in claims if c.act == act or c.act.startswith(act + "."))
    return tuple("" if bound is None else bound.isoformat()[:16] for bound in (claim.time.start, claim.time.end))


TELLING = [
    "The ministry announced on Monday that its troops had shelled the village of Olvar.",
    "The army shelled the village of Olvar, an aide said on Monday.",
    "Under the document read out by the minister late on Monday, prisoners are to be exchanged.",
    "The accord signed on Monday provides for an exchange of prisoners.",
    "According to news released by the ministry on Monday, the army shelled the village of Olvar.",
    "The army shelled the village of Olvar; the ministry denied it on Monday.",
]


@pytest.mark.parametrize("text", TELLING)
def test_the_day_of_telling_is_not_the_day_of_the_act(read: Read, text: str) -> None:
    act = "exchange.prisoners" if "exchange" in text else "fire"
    assert "2021-06-14" not in when(read(text), act)


OWN = [
    ("On Monday, at about 14:20, a patrol saw twenty soldiers set up a tent.", "position.build", "2021-06-14"),
    ("The next exchange of prisoners is expected on Saturday, an official said.", "exchange.prisoners", "2021-06-19"),
    ("A truce was announced on Monday.", "ceasefire.in_force", "2021-06-14"),
    ("The media disclosed, on the 12th the army shelled the village of Olvar.", "fire", "2021-06-12"),
    ("While at the bridge on Monday, the patrol heard six explosions.", "explosion", "2021-06-14"),
    ("The army left the town on Monday; the rebels shelled the village of Olvar.", "fire", "2021-06-14"),
]


@pytest.mark.parametrize(("text", "act", "day"), OWN)
def test_the_day_of_the_clause_is_the_day_of_the_act(read: Read, text: str, act: str, day: str) -> None:
    assert when(read(text), act)[0].startswith(day)


def test_what_lapsed_before_is_not_dated_by_what_came_after(read: Read) -> None:
    claims = read("On the morning of 14 June, after the truce lapsed, the army shelled the village of Olvar.")
    assert when(claims, "fire")[0].startswith("2021-06-14")
    assert not when(claims, "ceasefire.ended")[0]


def test_since_a_dated_beginning_bounds_what_has_been_done(read: Read) -> None:
    claims = read("Since the truce began on 5 June the patrols have found 12 weapons caches.")
    assert when(claims, "weapons.presence") == ("2021-06-05", "2021-06-16")


def test_the_perfect_runs_from_the_day_told_before_to_the_report(read: Read) -> None:
    claims = read("The army shelled the village of Olvar on 11 June. Some 300 people have fled.")
    assert when(claims, "displacement") == ("2021-06-11", "2021-06-16")


def test_the_publishers_own_appeal_is_made_on_the_day_it_is_published(read: Read) -> None:
    claims = read("We urge all sides to show restraint.", actor="UN")
    assert when(claims, "request") == ("2021-06-16", "2021-06-16")
    told = read("The envoy urged all sides to show restraint.")
    assert when(told, "request") == ("", "2021-06-16")


def test_the_line_of_a_log_dates_every_act_on_it(read: Read) -> None:
    text = "PATROL LOG 12 June 2021\n\n1040 Post at the bridge. Soldier demanded papers, refused passage for 25 min.\n"
    assert when(read(text, zone="Asia/Baku"), "access.denied")[0] == "2021-06-12T10:40"


def test_the_time_inside_a_line_of_a_log_goes_before_its_hour(read: Read) -> None:
    text = (
        "TEAM LOG, 12 JUN 2021. All times local (UTC+1).\n\n0645 LO on phone: rockets fired at the berm, 0605-0615.\n"
    )
    assert when(read(text), "fire") == ("2021-06-12T06:05", "2021-06-12T06:15")
    assert read(text)[0].time.start.isoformat().endswith("+01:00")


def test_a_report_on_a_single_day_tells_everything_of_it(read: Read) -> None:
    text = "A patrol was ambushed near Olvar on 11 June.\n\nThe rebels say that soldiers opened fire on three men."
    assert when(read(text), "fire")[0] == "2021-06-11"


def test_a_report_on_several_days_leaves_the_undated_open(read: Read) -> None:
    text = "A patrol was ambushed on 11 June. Two shells fell on 13 June.\n\nThe rebels say that soldiers opened fire."
    opened = [c for c in read(text) if "opened" in c.reported_as]
    assert opened[0].time.start is None


STORIES = [
    ("The sides signed a truce in Moscow on 21 July 1992. Rebels attacked Bender on 29 July.", "assault", "1992-07-29"),
    ("In November 1998 shells fell on Bender. Rebels attacked it on 3 February.", "assault", "1999-02-03"),
    ("The worst battle was in May 1994. Rebels attacked Bender on 3 June.", "assault", "2021-06-03"),
    ("The camp was attacked before daybreak on 9 June.", "assault", "2021-06-09"),
    ("Between 2001 and March 2004 rebels attacked Bender.", "assault", "2001-01-01"),
]


@pytest.mark.parametrize(("text", "act", "day"), STORIES)
def test_what_a_date_leaves_out_comes_from_the_story_or_the_report(read: Read, text: str, act: str, day: str) -> None:
    assert when(read(text), act)[0] == day
