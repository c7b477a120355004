"""How role, act, modality and publication bound a moment: the rules of the claims contract."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from trucewatch.locate.moments import resolve, spot_times
from trucewatch.model.document import Document, Span
from trucewatch.model.mention import Tense, TimeMention, TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision, bound_text, read_bound


def report(
    text: str,
    published: str | None = "2021-06-16T18:00+03:00",
    timezone: str | None = "Europe/Kyiv",
    as_of: str | None = None,
) -> Document:
    return Document(
        id="sha256:0",
        path="r.txt",
        text=text,
        published=moment_at(published),
        as_of=moment_at(as_of),
        timezone=timezone,
    )


def moment_at(text: str | None) -> Moment | None:
    bound = read_bound(text)
    if bound is None:
        return None
    precision = Precision.MINUTE if isinstance(bound, datetime) else Precision.DAY
    return Moment(start=bound, end=bound, precision=precision, basis=Basis.STATED)


def asked(
    document: Document,
    *,
    state: str = "occurred",
    act: str = "fire",
    tense: Tense = Tense.PAST,
    place_zone: str | None = None,
) -> Moment:
    """The moment of an act governed by all expressions of the text."""
    question = TimeQuestion(mentions=spot_times(document.text), state=state, act=act, tense=tense)
    return resolve(question, document, place_zone=place_zone)


def bounds(moment: Moment) -> tuple[str | None, str | None]:
    return bound_text(moment.start), bound_text(moment.end)


RULES = [
    # since and from: closed by the publication for what is over, open for what goes on
    ("Since 5 June, 40 shells fell.", "occurred", "fire", ("2021-06-05", "2021-06-16")),
    ("Since 5 June the crossing has been shut.", "ongoing", "corridor.blocked", ("2021-06-05", None)),
    ("Since July 2020 the truce has held.", "ongoing", "ceasefire.observed", ("2020-07-01", None)),
    ("It held since the accord was put in place in July 2020.", "ongoing", "ceasefire.observed", ("2020-07-01", None)),
    ("No round was fired after midday.", "occurred", "fire", ("2021-06-16T12:00+03:00", "2021-06-16T18:00+03:00")),
    ("Since mid-May patrols have been confined.", "ongoing", "access.denied", ("2021-05-01", None)),
    # a truce is told by its moment of effect
    ("A truce took hold at noon on Tuesday.", "occurred", "ceasefire.in_force", ("2021-06-15T12:00+03:00", None)),
    ("A truce took effect on 3 June.", "occurred", "ceasefire.in_force", ("2021-06-03", None)),
    ("A truce from 00:00 on the 10th, Moscow time.", "occurred", "ceasefire.in_force", ("2021-06-10T00:00+03:00", None)),
    ("A truce for 60 days from 3 June.", "occurred", "ceasefire.in_force", ("2021-06-03", "2021-08-02")),
    ("A truce for 72 hours from 06:00 on 3 June.", "occurred", "ceasefire.in_force", ("2021-06-03T06:00+03:00", "2021-06-06T06:00+03:00")),
    ("A truce ran from 1 May to 9 June.", "occurred", "ceasefire.in_force", ("2021-05-01", "2021-06-09")),
    ("In 1994 a truce was reached.", "occurred", "ceasefire.in_force", ("1994-01-01", "1994-12-31")),
    # wars are told by their beginning
    ("War broke out on 27 September 2020.", "occurred", "hostilities", ("2020-09-27", None)),
    ("On 27 September 2020 war broke out.", "occurred", "hostilities", ("2020-09-27", None)),
    ("In 2014 there was war.", "occurred", "hostilities", ("2014-01-01", "2014-12-31")),
    ("Peacekeepers began to arrive on 10 June.", "occurred", "deployment", ("2021-06-10", "2021-06-16")),
    # an end that takes effect at a moment is over from then on
    ("The army ended the truce as from 06:00 on 10 June.", "occurred", "ceasefire.ended", ("2021-06-10T06:00+03:00", None)),
    # what ends
    ("By Saturday evening 250 had come back.", "occurred", "return.displaced", (None, "2021-06-12")),
    ("Shops were looted as late as Sunday.", "occurred", "attack.civilians", (None, "2021-06-13")),
    ("As of Tuesday, 2,400 tonnes had come.", "occurred", "aid.delivered", (None, "2021-06-15")),
    ("As of today they hold 33 posts.", "ongoing", "deployment.forces", ("2021-06-16", "2021-06-16")),
    ("On Saturday the truce was holding.", "ongoing", "ceasefire.observed", ("2021-06-12", "2021-06-12")),
    # what is still to come: the window in which it is due, a deadline being its end
    ("They are to be out by 26 June.", "promised", "withdrawal", (None, "2021-06-26")),
    ("It is to be handed over before the 20th.", "promised", "control.transfer", (None, "2021-06-19")),
    ("It was to be completed today.", "promised", "control.transfer", (None, "2021-06-16")),
    ("They must leave no later than 18:00 on 20 June.", "demanded", "withdrawal", (None, "2021-06-20T18:00+03:00")),
    ("They will meet on Thursday.", "planned", "talks", ("2021-06-17", "2021-06-17")),
    ("They will meet on Wednesday.", "planned", "talks", ("2021-06-16", "2021-06-16")),
    ("They will meet next Wednesday.", "planned", "talks", ("2021-06-23", "2021-06-23")),
    ("They will meet tomorrow.", "planned", "talks", ("2021-06-17", "2021-06-17")),
    ("It will open in the coming week.", "planned", "deployment", ("2021-06-21", "2021-06-27")),
    ("It will open in February.", "planned", "deployment", ("2022-02-01", "2022-02-28")),
    ("It may start as early as tomorrow.", "planned", "release", ("2021-06-17", None)),
    ("They are to be out by the end of the month.", "promised", "withdrawal", (None, "2021-06-30")),
    ("They are to be out by the end of 2022.", "promised", "withdrawal", (None, "2022-12-31")),
    ("It will open not before 20 June.", "planned", "corridor.opened", ("2021-06-20", None)),
    ("They will be there within days.", "planned", "deployment", ("2021-06-16", None)),
    ("They are to leave within 60 days.", "promised", "withdrawal", ("2021-06-16", "2021-08-15")),
    ("They are to leave within 24 hours.", "demanded", "withdrawal", ("2021-06-16T18:00+03:00", "2021-06-17T18:00+03:00")),
    # the date of a paper is no date of what it promises
    ("Under the plan signed on 12 May arms are to be withdrawn.", "promised", "withdrawal.weapons", (None, None)),
    ("They acted against the agreement of 12 May.", "occurred", "fire", (None, "2021-06-16")),
    ("The agreement of 12 May was put on paper.", "occurred", "agreement.signed", ("2021-05-12", "2021-05-12")),
    ("It was the worst shelling since 2014.", "occurred", "fire.indirect", (None, "2021-06-16")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "state", "act", "expected"), RULES)
def test_role_act_and_state_bound_a_moment(
    text: str, state: str, act: str, expected: tuple[str | None, str | None]
) -> None:
    future = state in ("planned", "promised", "demanded")
    assert bounds(asked(report(text), state=state, act=act, tense=Tense.FUTURE if future else Tense.PAST)) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("occurred", (None, "2021-06-16")), ("habitual", (None, "2021-06-16")), ("ongoing", (None, None)), ("planned", (None, None)),
        ("promised", (None, None)), ("demanded", (None, None)), ("conditional", (None, None)), ("feared", (None, None)),
    ],
)  # fmt: skip
def test_an_undated_act_is_bounded_by_the_publication_only_if_it_is_over(
    state: str, expected: tuple[str | None, str | None]
) -> None:
    moment = asked(report("Guns fired."), state=state)
    assert bounds(moment) == expected
    assert moment.basis is (Basis.BOUNDED if expected[1] else Basis.UNKNOWN)


def test_in_a_daily_what_goes_on_is_known_up_to_the_reports_day() -> None:
    assert bounds(asked(report("Daily Report 7/2021. Patrols go on."), state="ongoing", act="monitoring")) == (
        None,
        "2021-06-16",
    )


def test_a_part_of_the_day_in_a_daily_may_be_of_any_day_of_its_period() -> None:
    assert bounds(asked(report("Daily Report 7/2021. During evening hours people were seen."))) == (None, "2021-06-16")


def test_a_month_of_publication_is_kept_as_precision() -> None:
    published = Moment(start=date(2021, 6, 1), end=date(2021, 6, 30), precision=Precision.MONTH, basis=Basis.STATED)
    document = Document(id="sha256:0", path="r.txt", text="Guns fired.", published=published)
    moment = asked(document)
    assert (bounds(moment), moment.precision) == ((None, "2021-06-30"), Precision.MONTH)


def test_the_past_24_hours_end_at_the_stated_as_of() -> None:
    document = report("Over the past 24 hours guns fired.", as_of="2021-06-16T12:00+03:00")
    assert bounds(asked(document)) == ("2021-06-15T12:00+03:00", "2021-06-16T12:00+03:00")


def test_the_past_24_hours_before_a_bare_date_are_two_days() -> None:
    moment = asked(report("Over the past 24 hours guns fired.", published="2021-06-16"))
    assert (bounds(moment), moment.precision) == (("2021-06-15", "2021-06-16"), Precision.DAY)


def test_counts_of_a_report_with_an_as_of_cover_the_day_before_it() -> None:
    document = report("The mission counted 40 shots.", as_of="2021-06-16T12:00+03:00")
    assert bounds(asked(document, act="tally")) == ("2021-06-15T12:00+03:00", "2021-06-16T12:00+03:00")


def test_a_reporting_period_is_the_day_before_its_as_of_or_unknown() -> None:
    text = "In the previous reporting period 43 explosions were heard."
    assert bounds(asked(report(text, as_of="2021-06-16T12:00+03:00"), act="tally")) == ("2021-06-14", "2021-06-15")
    assert bounds(asked(report(text), act="tally")) == (None, "2021-06-16")


def test_a_dateline_is_no_time_of_an_act() -> None:
    text = "KYIV, June 15 (Wire) - Rockets fell on a market."
    document = replace(report(text), dateline=Span(start=0, end=21, text=text[:21]))
    assert bounds(asked(document)) == (None, "2021-06-16")


def test_what_should_have_been_is_no_time_of_what_was() -> None:
    assert bounds(
        asked(report("A truce that should have begun at 08:30 came at 11:15."), act="ceasefire.in_force")
    ) == ("2021-06-16T11:15+03:00", None)


def test_an_undated_act_takes_the_hours_that_its_report_covers() -> None:
    text = "Over the past 24 hours the truce was broken 12 times.\n\nA village was shelled."
    question = TimeQuestion(background=spot_times(text), act="fire.indirect")
    assert bounds(resolve(question, report(text))) == ("2021-06-15T18:00+03:00", "2021-06-16T18:00+03:00")
    assert bounds(resolve(TimeQuestion(background=spot_times(text), act="talks"), report(text))) == (None, "2021-06-16")


def test_a_date_and_a_clock_time_of_one_act_are_one_time() -> None:
    assert bounds(asked(report("On Monday, officials said, it was hit at 08:45."))) == (
        "2021-06-14T08:45+03:00",
        "2021-06-14T08:45+03:00",
    )


def test_a_beginning_and_an_end_of_one_act_are_one_time() -> None:
    assert bounds(asked(report("From 3 May it was shelled, they said, until 9 May."))) == ("2021-05-03", "2021-05-09")


def test_a_log_line_has_the_day_of_the_log() -> None:
    text = "Log, Mon 14 JUN 2021\n\n0745 Left. Trench new since 09 JUN.\n0918 Shots heard.\n"
    spotted = spot_times(text)
    question = TimeQuestion(mentions=spotted[-1:], background=tuple(reversed(spotted[:-1])), act="fire")
    assert bounds(resolve(question, report(text))) == ("2021-06-14T09:18+03:00", "2021-06-14T09:18+03:00")


def test_a_log_is_kept_by_one_clock() -> None:
    text = "Log, Mon 14 JUN 2021\n\n0745 Left.\n"
    assert bounds(asked(report(text), place_zone="Europe/London"))[0] == "2021-06-14T07:45+03:00"


def test_the_zone_of_the_place_goes_before_the_documents() -> None:
    moment = asked(report("It fell at 12:05 on Monday."), place_zone="Asia/Baku")
    assert bounds(moment)[0] == "2021-06-14T12:05+04:00"
    assert moment.zone == "Asia/Baku"


def test_a_zone_stated_for_the_whole_text_goes_before_the_place() -> None:
    assert (
        bounds(asked(report("All times UTC. It fell at 12:05 on Monday."), place_zone="Asia/Baku"))[0]
        == "2021-06-14T12:05+00:00"
    )


def test_daylight_saving_time_is_that_of_the_day() -> None:
    winter, summer = (asked(report(f"It fell at 12:05 on 5 {month} 2020.")) for month in ("February", "July"))
    assert (bounds(winter)[0], bounds(summer)[0]) == ("2020-02-05T12:05+02:00", "2020-07-05T12:05+03:00")


def test_without_a_zone_the_offset_of_publication_counts() -> None:
    assert bounds(asked(report("It fell at 12:05 on Monday.", timezone=None)))[0] == "2021-06-14T12:05+03:00"


def test_without_any_zone_a_clock_time_stays_a_bare_date() -> None:
    moment = asked(report("It fell at 12:05 on Monday.", published="2021-06-16", timezone=None))
    assert (bounds(moment), moment.precision, moment.zone) == (("2021-06-14", "2021-06-14"), Precision.DAY, None)


@pytest.mark.parametrize(
    "text",
    ["It fell on 3 May.", "It fell on Monday.", "It fell yesterday.", "It fell on the 7th.", "It fell at 12:05."],
)
def test_without_a_publication_nothing_is_guessed(text: str) -> None:
    moment = asked(report(text, published=None))
    assert (moment.start, moment.end, moment.precision, moment.basis) == (None, None, Precision.UNKNOWN, Basis.UNKNOWN)
    assert moment.text


def test_a_full_date_needs_no_publication() -> None:
    assert bounds(asked(report("It fell on 3 May 2020.", published=None))) == ("2020-05-03", "2020-05-03")


def test_words_that_nothing_resolves_leave_the_bound_of_publication() -> None:
    moment = asked(report("On the second day it was quiet."))
    assert (bounds(moment), moment.text, moment.basis) == ((None, "2021-06-16"), "On the second day", Basis.BOUNDED)


@pytest.mark.parametrize(
    ("text", "basis"),
    [("It fell on 3 May.", Basis.STATED), ("It fell yesterday.", Basis.DERIVED), ("It fell at 12:05.", Basis.DERIVED)],
)
def test_the_basis_tells_own_words_from_reckoning(text: str, basis: Basis) -> None:
    assert asked(report(text)).basis is basis


def test_a_mention_of_another_grammar_is_refused() -> None:
    stranger = TimeMention(start=0, end=2, text="It", expression="3 May")
    with pytest.raises(TypeError, match="no expression of this grammar"):
        resolve(TimeQuestion(mentions=(stranger,)), report("It fell."))


def test_an_instant_of_publication_in_another_zone_counts_by_the_documents_calendar() -> None:
    published = Moment(
        start=datetime(2021, 6, 15, 22, 30, tzinfo=UTC),
        end=datetime(2021, 6, 15, 22, 30, tzinfo=UTC),
        precision=Precision.MINUTE,
    )
    document = Document(id="sha256:0", path="r.txt", text="It fell today.", published=published, timezone="Europe/Kyiv")
    assert bounds(asked(document)) == ("2021-06-16", "2021-06-16")


def test_the_day_of_a_month_is_not_drawn_to_an_older_date_of_another_paragraph() -> None:
    text = "The truce dates from 2 May.\n\nA post was hit on Sunday.\n\nShells fell on the 11th."
    document = report(text)
    times = spot_times(text)
    question = TimeQuestion(mentions=times[-1:], background=tuple(reversed(times[:-1])), act="fire")
    assert bounds(resolve(question, document)) == ("2021-06-11", "2021-06-11")


def test_counts_without_a_date_cover_the_stated_period_of_the_report() -> None:
    text = "Reporting period: 15 June 2021, 1600 hrs - 16 June 2021, 1600 hrs\n\nFour violations were noted."
    document = report(text)
    question = TimeQuestion(background=tuple(reversed(spot_times(text))), act="tally")
    assert bounds(resolve(question, document)) == ("2021-06-15T16:00+03:00", "2021-06-16T16:00+03:00")


def undated_at_the_end(document: Document) -> Moment:
    """The moment of an undated act of force that a report tells last."""
    background = tuple(reversed(spot_times(document.text)))
    return resolve(TimeQuestion(background=background, state="occurred", act="fire"), document)


def test_what_an_incident_report_tells_without_a_time_was_on_the_day_of_the_incident() -> None:
    text = "SPOT REPORT 7\nOn 9 June the mayor reported that guns had fired the day before.\n\nThe team came on 10 June.\n\nGuns fired."
    assert bounds(undated_at_the_end(report(text))) == ("2021-06-08", "2021-06-08")
    plain = undated_at_the_end(report(text.replace("SPOT REPORT 7\n", "")))
    assert bounds(plain) == (None, "2021-06-16")


def test_a_clock_time_in_a_new_paragraph_of_a_daily_is_of_the_days_report() -> None:
    text = "DAILY REPORT\n\nA house was hit on 10 June.\n\nA patrol was stopped at 14:20."
    spotted = spot_times(text)
    question = TimeQuestion(mentions=spotted[-1:], background=(spotted[0],), state="occurred", act="access.denied")
    moment = resolve(question, report(text, as_of="2021-06-15T19:30+03:00"))
    assert bounds(moment) == ("2021-06-15T14:20+03:00", "2021-06-15T14:20+03:00")


def test_a_new_sentence_or_line_begins_an_expression_of_its_own() -> None:
    text = "Kept waiting until 1015 hrs. During the night guns fired.\nReport of 12.10.2020\nAs of 10:00 it was calm."
    assert [mention.text for mention in spot_times(text)] == [
        "until 1015 hrs.",
        "During the night",
        "of 12.10.2020",
        "As of 10:00",
    ]
