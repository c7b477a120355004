"""What phrases come to: each row is a phrase as a report writes it, and its bounds and precision.

All reports here are published on Wednesday 16 June 2021 at 18:00 in Kyiv.
"""

from datetime import datetime

import pytest

from trucewatch.locate.moments import resolve, spot_times
from trucewatch.model.document import Document
from trucewatch.model.mention import Tense, TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision, bound_text

PUBLISHED = datetime.fromisoformat("2021-06-16T18:00+03:00")


def report(text: str) -> Document:
    published = Moment(start=PUBLISHED, end=PUBLISHED, precision=Precision.MINUTE, basis=Basis.STATED)
    return Document(id="sha256:0", path="report.txt", text=text, published=published, timezone="Europe/Kyiv")


def told(
    text: str, *, tense: Tense = Tense.PAST, state: str = "occurred", act: str = "fire"
) -> tuple[str | None, str | None, str]:
    """The moment of the last expression of a text, those before it being its background."""
    spotted = spot_times(text)
    question = TimeQuestion(
        mentions=spotted[-1:], background=tuple(reversed(spotted[:-1])), tense=tense, state=state, act=act
    )
    moment = resolve(question, report(text))
    return bound_text(moment.start), bound_text(moment.end), str(moment.precision)


DAY, MINUTE, HOUR = "day", "minute", "hour"

DATES = [
    ("Shells fell on 3 May 2020.", "2020-05-03", "2020-05-03", DAY),
    ("Shells fell on May 3, 2020.", "2020-05-03", "2020-05-03", DAY),
    ("Shells fell on the 3rd of May 2020.", "2020-05-03", "2020-05-03", DAY),
    ("Shells fell on May 3rd.", "2021-05-03", "2021-05-03", DAY),
    ("Shells fell on 3 May.", "2021-05-03", "2021-05-03", DAY),
    ("Shells fell on 20 Dec.", "2020-12-20", "2020-12-20", DAY),
    ("Shells fell on Sept 6.", "2020-09-06", "2020-09-06", DAY),
    ("Shells fell on Tuesday, 1 June.", "2021-06-01", "2021-06-01", DAY),
    ("Shells fell on 04.05.2021.", "2021-05-04", "2021-05-04", DAY),
    ("Shells fell on 25/05/2021.", "2021-05-25", "2021-05-25", DAY),
    ("Shells fell on 2021-05-04.", "2021-05-04", "2021-05-04", DAY),
    ("Shells fell on 29 February.", "2020-02-29", "2020-02-29", DAY),
    ("Shells fell on March 8 this year.", "2021-03-08", "2021-03-08", DAY),
    ("Shells fell on 8 March of last year.", "2020-03-08", "2020-03-08", DAY),
    ("Shells fell on the 7th.", "2021-06-07", "2021-06-07", DAY),
    ("Shells fell on the 20th.", "2021-05-20", "2021-05-20", DAY),
    ("Shells fell on the 31st.", "2021-05-31", "2021-05-31", DAY),
    ("Shells fell on the 2nd of this month.", "2021-06-02", "2021-06-02", DAY),
    ("Shells fell on the 2nd of last month.", "2021-05-02", "2021-05-02", DAY),
    ("In the 13 day evening shells fell, the 13th.", "2021-06-13", "2021-06-13", DAY),
    ("In the day of 12 shells fell; the day of 12.", "2021-06-12", "2021-06-12", DAY),
    ("Shells fell in March 2020.", "2020-03-01", "2020-03-31", "month"),
    ("Shells fell in April.", "2021-04-01", "2021-04-30", "month"),
    ("Shells fell in October.", "2020-10-01", "2020-10-31", "month"),
    ("Shells fell in mid-April.", "2021-04-01", "2021-04-30", "month"),
    ("Shells fell in late May.", "2021-05-01", "2021-05-31", "month"),
    ("Shells fell in May of last year.", "2020-05-01", "2020-05-31", "month"),
    ("Shells fell last March.", "2021-03-01", "2021-03-31", "month"),
    ("Shells fell in 1994.", "1994-01-01", "1994-12-31", "year"),
    ("Shells fell in 2014.", "2014-01-01", "2014-12-31", "year"),
    ("Shells fell in 2014-15.", "2014-01-01", "2015-12-31", "year"),
    ("Shells fell in the late 1980s.", "1985-01-01", "1989-12-31", "year"),
    ("Shells fell in the 1990s.", "1990-01-01", "1999-12-31", "year"),
]

RANGES = [
    ("It ran from 1 October 2017 to 9 January 2018.", "2017-10-01", "2018-01-09", DAY),
    ("It ran between 2 and 5 May.", "2021-05-02", "2021-05-05", DAY),
    ("It ran from 2 to 5 May.", "2021-05-02", "2021-05-05", DAY),
    ("It ran on 2-5 May 2020.", "2020-05-02", "2020-05-05", DAY),
    ("It ran between March 8 and 19.", "2021-03-08", "2021-03-19", DAY),
    ("It ran on April 28 and on 3 May.", "2021-04-28", "2021-05-03", DAY),
    ("It ran on the night of May 18 to 19.", "2021-05-18", "2021-05-19", DAY),
    ("It ran during the night of 10-11 June.", "2021-06-10", "2021-06-11", DAY),
    ("It ran between the evenings of 4 and 6 June.", "2021-06-04", "2021-06-06", DAY),
    ("It ran between Friday night and Monday night.", "2021-06-11", "2021-06-14", DAY),
    ("It ran from Monday to Tuesday.", "2021-06-14", "2021-06-15", DAY),
    ("It ran on Thurs & Fri under a truce.", "2021-06-10", "2021-06-11", DAY),
    ("It ran on Saturday and on Sunday.", "2021-06-12", "2021-06-13", DAY),
    ("It ran on the 9th and the 11th.", "2021-06-09", "2021-06-11", DAY),
    ("It ran from May to July 2020.", "2020-05-01", "2020-07-31", "month"),
    ("It ran from 2014 to 2016.", "2014-01-01", "2016-12-31", "year"),
    ("It ran between 08:40 and 10:15hrs on 11 June.", "2021-06-11T08:40+03:00", "2021-06-11T10:15+03:00", MINUTE),
    ("It ran between 19:30 on 6 June and 19:30 on 7 June.", "2021-06-06T19:30+03:00", "2021-06-07T19:30+03:00", MINUTE),
    ("It ran between 0300–0340 this morning.", "2021-06-16T03:00+03:00", "2021-06-16T03:40+03:00", MINUTE),
    ("It ran between 23:00 and 02:00 on 11 June.", "2021-06-11T23:00+03:00", "2021-06-12T02:00+03:00", MINUTE),
    ("It ran from 06:00 on 2 June until 18:00 on 4 June.", "2021-06-02T06:00+03:00", "2021-06-04T18:00+03:00", MINUTE),
    ("It ran between 5 and 6 p.m. on Monday.", "2021-06-14T17:00+03:00", "2021-06-14T18:00+03:00", MINUTE),
    ("It ran from 9 to 11 a.m. on Friday.", "2021-06-11T09:00+03:00", "2021-06-11T11:00+03:00", MINUTE),
    ("It ran from 11 to 2 p.m. on Friday.", "2021-06-11T11:00+03:00", "2021-06-11T14:00+03:00", MINUTE),
    ("It ran from 10:00 to 11:30 on Monday, Moscow time.", "2021-06-14T10:00+03:00", "2021-06-14T11:30+03:00", MINUTE),
]

CLOCKS = [
    ("It was hit at 13:00 on Monday.", "2021-06-14T13:00+03:00", MINUTE),
    ("It was hit on 6 June, at 14:20, from the north.", "2021-06-06T14:20+03:00", MINUTE),
    ("It was hit at 9:45 p.m. on June 2.", "2021-06-02T21:45+03:00", MINUTE),
    ("It was hit at 8 am on June 2.", "2021-06-02T08:00+03:00", MINUTE),
    ("It was hit at 12:30 a.m. on June 2.", "2021-06-02T00:30+03:00", MINUTE),
    ("It was hit at 1645 hrs on 5 June.", "2021-06-05T16:45+03:00", MINUTE),
    ("It was hit at 0600 yesterday.", "2021-06-15T06:00+03:00", MINUTE),
    ("It was hit at 2015 on Monday.", "2021-06-14T20:15+03:00", MINUTE),
    ("It was hit at 18.30 on Monday.", "2021-06-14T18:30+03:00", MINUTE),
    ("It was hit at 00.00 from 14 to 15 June.", "2021-06-15T00:00+03:00", MINUTE),
    ("It was hit at midnight on 9 June.", "2021-06-09T00:00+03:00", MINUTE),
    ("It was hit at noon on Tuesday.", "2021-06-15T12:00+03:00", MINUTE),
    ("It was hit at midday yesterday.", "2021-06-15T12:00+03:00", MINUTE),
    ("It was hit at eight o'clock this morning.", "2021-06-16T08:00+03:00", MINUTE),
    ("It was hit at eight o’clock yesterday evening.", "2021-06-15T20:00+03:00", MINUTE),
    ("It was hit at zero o'clock on the 10th.", "2021-06-10T00:00+03:00", MINUTE),
    ("It was hit at five minutes past midnight on the 13th.", "2021-06-13T00:05+03:00", MINUTE),
    ("It was hit at ten minutes to midnight on the 13th.", "2021-06-13T23:50+03:00", MINUTE),
    ("It was hit at half past eight in the evening on Monday.", "2021-06-14T20:30+03:00", MINUTE),
    ("It was hit at a quarter to nine in the morning on Monday.", "2021-06-14T08:45+03:00", MINUTE),
    ("It was hit at nine in the evening on Monday.", "2021-06-14T21:00+03:00", MINUTE),
    ("It was hit at 5:30 in the morning of 7 June.", "2021-06-07T05:30+03:00", MINUTE),
    ("It was hit at 7:41 within the morning on June 3.", "2021-06-03T07:41+03:00", MINUTE),
    ("It was hit on Friday night at 11:20.", "2021-06-11T23:20+03:00", MINUTE),
    ("It was hit on Friday night at 01:30.", "2021-06-12T01:30+03:00", MINUTE),
    ("It was hit last night at half past two.", "2021-06-16T02:30+03:00", MINUTE),
    ("It was hit yesterday about 23 o'clock.", "2021-06-15T23:00+03:00", HOUR),
    ("It was hit at about 23:00hrs on 9 June.", "2021-06-09T23:00+03:00", HOUR),
    ("It was hit last night around 2200.", "2021-06-15T22:00+03:00", HOUR),
    ("It was hit last night (15th) ca. 2330.", "2021-06-15T23:30+03:00", HOUR),
    ("It was hit around midnight on Sunday.", "2021-06-13T00:00+03:00", HOUR),
    ("It was hit at 12:05.", "2021-06-16T12:05+03:00", MINUTE),
    ("It was hit at 23:50.", "2021-06-15T23:50+03:00", MINUTE),
    ("It was hit on 2021-05-04 20:05:27 +0000.", "2021-05-04T20:05+00:00", MINUTE),
    ("It was hit at 2021-05-04T20:05Z.", "2021-05-04T20:05+00:00", MINUTE),
    ("It was hit, says the log, 141200Z JUN 21.", "2021-06-14T12:00+00:00", MINUTE),
    ("It was hit on Monday. At 12:05 it was hit again.", "2021-06-14T12:05+03:00", MINUTE),
]

ZONED = [
    ("It began at 18:00 Moscow time on 9 November 2020.", "2020-11-09T18:00+03:00"),
    ("It began at 00:00 on 15 February 2015, Kiev time.", "2015-02-15T00:00+02:00"),
    ("It began at 19:30 (Kyiv time) on 5 July 2020.", "2020-07-05T19:30+03:00"),
    ("It began at 12:00 Yerevan time on 10 October 2020.", "2020-10-10T12:00+04:00"),
    ("It began at 08:30 Korean time on 3 May 2020.", "2020-05-03T08:30+09:00"),
    ("It began at 10:00 GMT on 3 May 2020.", "2020-05-03T10:00+00:00"),
    ("It began at 10:00 UTC+4 on 3 May 2020.", "2020-05-03T10:00+04:00"),
    ("It began at 0900Z on 3 May 2020.", "2020-05-03T09:00+00:00"),
    ("It began at 10:00 EEST on 3 May 2020.", "2020-05-03T10:00+03:00"),
    ("It began at 4 a.m. Beirut time on 27 November 2024.", "2024-11-27T04:00+02:00"),
    ("It began at zero o'clock Moscow hour on 10 November 2020.", "2020-11-10T00:00+03:00"),
    ("It began at 08:00 New York time on 4 July 2020.", "2020-07-04T08:00-04:00"),
]

RELATIVE = [
    ("Guns fired today.", "2021-06-16", "2021-06-16", DAY),
    ("Guns fired this morning.", "2021-06-16", "2021-06-16", DAY),
    ("Guns fired yesterday.", "2021-06-15", "2021-06-15", DAY),
    ("Guns fired yesterday afternoon.", "2021-06-15", "2021-06-15", DAY),
    ("Guns fired last night.", "2021-06-15", "2021-06-15", DAY),
    ("Guns fired overnight.", "2021-06-15", "2021-06-16", DAY),
    ("Guns fired the day before yesterday.", "2021-06-14", "2021-06-14", DAY),
    ("Guns fired on Saturday.", "2021-06-12", "2021-06-12", DAY),
    ("Guns fired on Wednesday.", "2021-06-16", "2021-06-16", DAY),
    ("Guns fired last Wednesday.", "2021-06-09", "2021-06-09", DAY),
    ("Guns fired last Friday.", "2021-06-11", "2021-06-11", DAY),
    ("Guns fired early on Sunday.", "2021-06-13", "2021-06-13", DAY),
    ("Guns fired on Monday night.", "2021-06-14", "2021-06-14", DAY),
    ("Guns fired in the small hours of Saturday.", "2021-06-12", "2021-06-12", DAY),
    ("Guns fired on the night of the 12th.", "2021-06-12", "2021-06-12", DAY),
    ("Guns fired on the morning of 14 June.", "2021-06-14", "2021-06-14", DAY),
    ("Guns fired at dawn on Friday.", "2021-06-11", "2021-06-11", DAY),
    ("Guns fired over the weekend.", "2021-06-12", "2021-06-13", DAY),
    ("Guns fired last week.", "2021-06-07", "2021-06-13", "week"),
    ("Guns fired this week.", "2021-06-14", "2021-06-16", "week"),
    ("Guns fired earlier this month.", "2021-06-01", "2021-06-16", "month"),
    ("Guns fired last month.", "2021-05-01", "2021-05-31", "month"),
    ("Guns fired last year.", "2020-01-01", "2020-12-31", "year"),
    ("Guns fired in the past week.", "2021-06-09", "2021-06-16", DAY),
    ("Guns fired over the last three days.", "2021-06-13", "2021-06-16", DAY),
    ("Guns fired in these two days.", "2021-06-15", "2021-06-16", DAY),
    ("Guns fired during the past day.", "2021-06-15", "2021-06-16", DAY),
    ("Guns fired over the past 24 hours.", "2021-06-15T18:00+03:00", "2021-06-16T18:00+03:00", HOUR),
    ("Guns fired during the past twenty-four hours.", "2021-06-15T18:00+03:00", "2021-06-16T18:00+03:00", HOUR),
    ("Guns fired in recent days.", None, "2021-06-16", DAY),
    ("Guns fired three days ago.", "2021-06-13", "2021-06-13", DAY),
    ("Guns fired two weeks ago.", "2021-05-31", "2021-06-06", "week"),
    ("Guns fired two months ago.", "2021-04-01", "2021-04-30", "month"),
    ("Guns fired five hours ago.", "2021-06-16T13:00+03:00", "2021-06-16T13:00+03:00", HOUR),
    ("Guns fired three weeks into the truce.", "2021-05-24", "2021-05-30", "week"),
    ("Guns fired the night before last.", "2021-06-14", "2021-06-14", DAY),
    ("Guns fired overnight on Monday.", "2021-06-14", "2021-06-14", DAY),
    ("Guns fired overnight from 5 to 6 June.", "2021-06-05", "2021-06-06", DAY),
    ("Guns fired in the first week of May.", "2021-05-01", "2021-05-31", "month"),
    ("Guns fired in the spring of 2020.", "2020-03-01", "2020-05-31", "month"),
    ("Guns fired last summer.", "2020-06-01", "2020-08-31", "month"),
    ("Guns fired in the autumn.", "2020-09-01", "2020-11-30", "month"),
    ("Guns fired in winter 2016-17.", "2016-12-01", "2017-02-28", "month"),
    ("Guns fired in the second half of 2019.", "2019-07-01", "2019-12-31", "month"),
    ("Guns fired in the third quarter of last year.", "2020-07-01", "2020-09-30", "month"),
    ("Guns fired in Q1 2021.", "2021-01-01", "2021-03-31", "month"),
    ("Guns fired by the end of this month.", None, "2021-06-30", "month"),
    (
        "Seventy rounds fell, against six in the preceding 24 hours.",
        "2021-06-14T18:00+03:00",
        "2021-06-15T18:00+03:00",
        HOUR,
    ),
    ("None were heard in the 24 hours before.", "2021-06-14T18:00+03:00", "2021-06-15T18:00+03:00", HOUR),
    ("Guns fired at 14:30Z on 5 June.", "2021-06-05T14:30+00:00", "2021-06-05T14:30+00:00", MINUTE),
    ("051430ZJUN21 guns fired.", "2021-06-05T14:30+00:00", "2021-06-05T14:30+00:00", MINUTE),
    ("Guns fired on New Year's Eve.", "2020-12-31", "2020-12-31", DAY),
    ("Guns fired a few days ago.", None, "2021-06-16", DAY),
    ("Guns fired the week before last.", "2021-05-31", "2021-06-06", "week"),
]

TOLD_BEFORE = [
    ("Talks were held on 3 May. Guns fired the same day.", "2021-05-03", "2021-05-03", DAY),
    ("Talks were held on 3 May. Guns fired that evening.", "2021-05-03", "2021-05-03", DAY),
    ("Talks were held on 3 May. Guns fired that night.", "2021-05-03", "2021-05-04", DAY),
    ("Talks were held on 3 May. Guns fired the next day.", "2021-05-04", "2021-05-04", DAY),
    ("Talks were held on 3 May. Guns fired the following morning.", "2021-05-04", "2021-05-04", DAY),
    ("Talks were held on 3 May. Guns fired at 0600 the following morning.", "2021-05-04T06:00+03:00", "2021-05-04T06:00+03:00", MINUTE),
    ("Talks were held on 3 May. Guns had fired the day before.", "2021-05-02", "2021-05-02", DAY),
    ("Talks were held on 3 May. Guns had fired the evening before.", "2021-05-02", "2021-05-02", DAY),
    ("Talks were held on 3 May. Guns fired four days later.", "2021-05-07", "2021-05-07", DAY),
    ("Talks were held on 3 May. Guns fired two days earlier.", "2021-05-01", "2021-05-01", DAY),
    ("Talks were held on 3 May. Guns fired within four days.", "2021-05-03", "2021-05-07", DAY),
    ("Talks were held on 3 May. Guns fired on the 11th.", "2021-05-11", "2021-05-11", DAY),
    ("Talks were held on 3 May. Guns fired at 14:10.", "2021-05-03T14:10+03:00", "2021-05-03T14:10+03:00", MINUTE),
    ("Guns fired at 08:45 on 3 May, and an hour later again.", "2021-05-03T09:45+03:00", "2021-05-03T09:45+03:00", HOUR),
    ("Guns fired at 7:41 on 3 May. Thirty-two minutes afterward the answer came.", "2021-05-03T08:13+03:00", "2021-05-03T08:13+03:00", MINUTE),
    ("The truce took hold at noon on Tuesday. Bombs fell about twenty minutes after the deadline.", "2021-06-15T12:20+03:00", "2021-06-15T12:20+03:00", HOUR),
    ("The truce began at 18:00 on Friday. It has broken since the start of the truce.", "2021-06-11T18:00+03:00", "2021-06-16T18:00+03:00", MINUTE),
    ("Fighting broke out on 3 May. On the second day it spread.", "2021-05-04", "2021-05-04", DAY),
    ("The truce began at 18:00 on 3 May. Guns fired minutes after the truce.", "2021-05-03", "2021-05-03", DAY),
    ("Talks were held on 3 May. Guns fired hours later.", "2021-05-03", "2021-05-04", DAY),
    ("Talks were held on 3 May. Guns fired a few days later.", "2021-05-03", "2021-06-16", DAY),
    ("Talks were held on 3 May. Guns fired throughout the day.", "2021-05-03", "2021-05-03", DAY),
    ("In 1994 a deal was made. In October of that year it broke.", "1994-10-01", "1994-10-31", "month"),
    ("A truce ended on 29 August 2016. It was rejected in October.", "2016-10-01", "2016-10-31", "month"),
    ("He spoke on Monday, a day after the army left.", "2021-06-13", "2021-06-13", DAY),
    ("Fire was heard on 3 May; three men have not been seen since.", "2021-05-03", "2021-06-16", DAY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end", "precision"), [*DATES, *RANGES, *RELATIVE, *TOLD_BEFORE])
def test_a_phrase_comes_to_its_bounds(text: str, start: str | None, end: str | None, precision: str) -> None:
    assert told(text) == (start, end, precision)


@pytest.mark.parametrize(("text", "instant", "precision"), CLOCKS)
def test_a_clock_time_is_an_instant_of_the_zone(text: str, instant: str, precision: str) -> None:
    assert told(text) == (instant, instant, precision)


@pytest.mark.parametrize(("text", "instant"), ZONED)
def test_a_named_zone_goes_before_the_documents(text: str, instant: str) -> None:
    assert told(text) == (instant, instant, MINUTE)


def test_shortly_before_and_after_keep_to_their_side() -> None:
    assert told("Read out shortly before three in the morning on Saturday.") == (
        "2021-06-12T02:01+03:00", "2021-06-12T03:00+03:00", HOUR,
    )  # fmt: skip
    assert told("Posted shortly after seven yesterday.") == ("2021-06-15T07:00+03:00", "2021-06-15T07:59+03:00", HOUR)


def test_the_table_is_broad() -> None:
    rows = [*DATES, *RANGES, *RELATIVE, *TOLD_BEFORE, *CLOCKS, *ZONED]
    assert len({row[0] for row in rows}) == len(rows) >= 150
