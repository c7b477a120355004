"""Titles, by-lines, date lines, publication and "as of" moments of plain text."""

from datetime import UTC, date, datetime

import pytest

from trucewatch.model import Document, Precision
from trucewatch.model.record import published_text
from trucewatch.readers import Given, ReadResult, read_document

STORY = "Shells fell on the village at dawn. Nobody was hurt."


def read(text: str, **given: str) -> ReadResult:
    return read_document(text.encode(), "report.txt", given=Given(**given))


def document(text: str, **given: str) -> Document:
    found = read(text, **given).document
    assert found is not None
    return found


def codes(result: ReadResult) -> list[str]:
    return [issue.code for issue in result.issues]


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("MOSCOW, Oct. 27 (BT) —", "BT"),
        ("YEREVAN, October 26. /Lake Press Bureau/.", "Lake Press Bureau"),
        ("River News Agency, Moscow, December 7th (Reporter Leo)", "River News Agency"),
        ("KIEV, Sept 6 –", None),
        ("BAKU, 15 Nov.", None),
        ("JERUSALEM/CAIRO, Jan 20 (Meridian) -", "Meridian"),
        ("STEPANAKERT, DECEMBER 12, LAKEPRESS.", "LAKEPRESS"),
        ("BAKU, Azerbaijan, Nov. 20, 2020 (QP) --", "QP"),
        ("/NORDPOST/ Tbilisi, 3 March:", "NORDPOST"),
        ("ADDIS ABABA, Nov 24 (ND) –", "ND"),
        ("YEREVAN (LWS) —", "LWS"),
        ("(QP) KHARTOUM, Sudan —", "QP"),
        ("SEOUL —", None),
        ("Moscow. December 7. NORDPOST –", "NORDPOST"),
        ("NEW YORK, March 3, 2021 -", None),
    ],
)
def test_the_date_line_belongs_to_the_head_and_names_the_agency(dateline: str, source: str | None) -> None:
    found = document(f"Guns fall silent\n\n{dateline} {STORY}\n\nMore was to come.\n")
    assert found.title is not None
    assert found.title.text == "Guns fall silent"
    assert found.dateline is not None
    assert found.dateline.text == dateline
    assert found.text[found.body :].startswith(STORY)
    assert found.source.name == source


@pytest.mark.parametrize(
    "opening",
    [
        "On 10 November the president spoke. Nothing followed.",
        "In Moscow, on December 7, ministers met (at last) and parted.",
        "Yerevan, 10 November 2020 saw a crowd gather in the square.",
        "Azerbaijan said on Nov 10 that its forces had stopped.",
        "By 15 November. That was the day agreed.",
        "The army — never slow to blame — named its foe.",
        "12 December. A patrol met nobody.",
    ],
)
def test_ordinary_sentences_are_no_date_lines(opening: str) -> None:
    found = document(f"A headline\n\n{opening}\n")
    assert found.text[found.body :].startswith(opening)


def test_a_text_that_starts_with_its_date_line_has_no_title() -> None:
    found = document(f"MOSCOW, Oct. 27 (BT) — {STORY}\n\nMore.\n")
    assert found.title is None
    assert found.text[found.body :].startswith("Shells")


def test_a_wrapped_first_line_is_no_title() -> None:
    found = document("Shells fell on the village\nat dawn. Nobody was hurt.\n")
    assert (found.title, found.body) == (None, 0)


def test_byline_labels_and_address_are_head() -> None:
    text = (
        "Truce holds, monitors say\nBy Ana Petrova\nhttps://example.org/truce\n"
        f"pubDate: Wed, 09 Sep 2020 20:05:27 +0000\nSource: Lake Press\n\n{STORY}\n"
    )
    found = document(text)
    assert found.byline is not None
    assert found.byline.text == "By Ana Petrova"
    assert found.url == "https://example.org/truce"
    assert found.source.name == "Lake Press"
    assert found.published is not None
    assert found.published.start == datetime(2020, 9, 9, 20, 5, 27, tzinfo=UTC)
    assert found.text[found.body :].startswith("Shells")


def test_the_reporter_in_the_date_line_is_the_byline() -> None:
    found = document(f"Leaders talk\n\nRiver News Agency, Moscow, December 7th (Reporter Leo) {STORY}\n")
    assert found.byline is not None
    assert found.byline.text == "Reporter Leo"


def test_an_inline_byline_before_the_first_sentence() -> None:
    found = document(f"Remains handed over\n\nComprehensive report (Trainee Wang): {STORY}\n")
    assert found.byline is not None
    assert found.byline.text == "Comprehensive report (Trainee Wang):"
    assert found.text[found.body :].startswith("Shells")


def test_an_editors_note_above_the_date_line_is_head() -> None:
    found = document(f"(Corrects the toll in the second paragraph.)\n\nYEREVAN, October 26. {STORY}\n")
    assert found.title is None
    assert found.text[found.body :].startswith("Shells")


def test_kind_of_report_names_its_publisher_and_the_bracket_its_place_and_day() -> None:
    found = document(f"UNOGIL STATEMENT (Tyre, 5 January 2025)\n\n{STORY}\n")
    assert found.source.name == "UNOGIL"
    assert found.dateline is not None
    assert found.dateline.text == "Tyre, 5 January 2025"
    assert found.published is not None
    assert (found.published.start, found.published.precision) == (date(2025, 1, 5), Precision.DAY)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Sector 4 / Ops log / Fri 18 Aug 2023 (timings LOCAL)", date(2023, 8, 18)),
        ("PATROL LOG – Team 3 – Saturday 14 JUL 2018 (all times local)", date(2018, 7, 14)),
        ("Monitoring Mission Daily Report 17/2020 issued on 9 September 2020", date(2020, 9, 9)),
        ("Daily report, 07.12.2020", date(2020, 12, 7)),
        ("What happened on 3 May 2020", None),
        ("Incident note: the ridge, 24 August to 12 September 2019", None),
        ("Incident note: the ridge, 24-26 August 2019", None),
    ],
)
def test_a_title_dates_the_report_only_where_the_day_is_set_off(title: str, day: date | None) -> None:
    published = document(f"{title}\n\n{STORY}\n").published
    assert (published.start if published else None) == day


def test_a_day_without_year_leaves_the_publication_open() -> None:
    result = read(f"Headline\n\nBAKU, 15 Nov. {STORY}\n")
    assert result.document is not None
    assert result.document.published is None
    assert codes(result) == ["reader.published.no_year"]


def test_nothing_dated_leaves_the_publication_open() -> None:
    result = read(f"Headline\n\n{STORY}\n")
    assert result.document is not None
    assert result.document.published is None
    assert codes(result) == ["reader.published.unknown"]


def test_an_impossible_day_is_no_date() -> None:
    assert document(f"Log, 31 February 2021\n\n{STORY}\n").published is None


def test_the_year_comes_from_as_of() -> None:
    found = document(f"Bulletin (as of 12:00, 1 January 2021)\n\nMOSCOW, Dec. 31 – {STORY}\n")
    assert found.published is not None
    assert found.published.start == date(2020, 12, 31)


def test_given_publication_wins_and_contradiction_is_told() -> None:
    result = read(f"Headline\n\nBAKU, 15 Nov. {STORY}\n", published="2020-11-25T10:00+04:00", timezone="Asia/Baku")
    assert result.document is not None
    assert result.document.published is not None
    assert result.document.published.start == datetime.fromisoformat("2020-11-25T10:00+04:00")
    assert codes(result) == ["reader.published.contradicts"]


def test_a_date_line_of_the_day_before_does_not_contradict() -> None:
    result = read(f"Headline\n\nBAKU, 15 Nov. {STORY}\n", published="2020-11-16")
    assert codes(result) == []


def test_the_date_line_takes_the_year_before_over_new_year() -> None:
    result = read(f"Headline\n\nBAKU, 31 Dec. {STORY}\n", published="2021-01-01")
    assert codes(result) == []


def test_given_clock_time_counts_in_the_given_zone() -> None:
    found = document(STORY, published="2020-11-10T00:30", timezone="Asia/Yerevan")
    assert found.published is not None
    assert found.published.earliest() == datetime(2020, 11, 9, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize("published", ["2020-11-10T00:30", "yesterday", "2020-13-01", "10/11/2020"])
def test_unreadable_given_publication_is_an_issue_not_a_guess(published: str) -> None:
    result = read(STORY, published=published)
    assert result.document is not None
    assert result.document.published is None
    assert "given.published" in codes(result)


def test_unknown_given_zone_names_the_nearest() -> None:
    result = read(STORY, published="2020-11-10", timezone="Asia/Jerevan")
    assert result.document is not None
    assert result.document.timezone is None
    assert "Asia/Yerevan" in next(issue.hint for issue in result.issues if issue.code == "given.timezone")


@pytest.mark.parametrize(
    ("words", "zone", "moment"),
    [
        ("as of 19:30hrs, 11 February 2016", "Europe/Kyiv", "2016-02-11T19:30+02:00"),
        ("as of 12:00, 21 November 2020", "Europe/Moscow", "2020-11-21T12:00+03:00"),
        ("as of 6 December 2020, 19:30 Kyiv time", None, "2020-12-06T19:30+02:00"),
        ("as at 0800 hrs on 3 May 2021 (UTC)", None, "2021-05-03T08:00+00:00"),
    ],
)
def test_as_of_moments(words: str, zone: str | None, moment: str) -> None:
    given = {"timezone": zone} if zone else {}
    found = document(f"Latest news, based on information received {words}\n\n{STORY}\n", **given)
    assert found.as_of is not None
    assert found.as_of.start == datetime.fromisoformat(moment)


def test_as_of_without_zone_keeps_its_hour_within_that_hour_anywhere() -> None:
    found = document(f"Bulletin (as of 12:00, 21 November 2020)\n\n{STORY}\n")
    assert found.as_of is not None
    assert found.as_of.precision is Precision.DAY
    bounds = [datetime.fromisoformat(f"2020-11-21T12:00{offset}") for offset in ("+14:00", "-12:00")]
    assert [found.as_of.start, found.as_of.end] == bounds
    assert published_text(found.as_of) == "2020-11-21"


def test_as_of_without_a_clock_is_its_day() -> None:
    found = document(f"Bulletin (as of 21 November 2020)\n\n{STORY}\n")
    assert found.as_of is not None
    assert (found.as_of.start, found.as_of.end) == (date(2020, 11, 21), date(2020, 11, 21))


def test_the_zone_of_as_of_is_the_documents() -> None:
    assert document(f"News as of 6 December 2020, 19:30 Kyiv time\n\n{STORY}\n").timezone == "Europe/Kyiv"


def test_a_clock_told_in_a_sentence_of_its_own_is_the_documents() -> None:
    assert document(f"Daily report\n\nKyiv time. {STORY}\n").timezone == "Europe/Kyiv"
    assert document(f"Daily report\n\nAt 10:00 Moscow time guns fell silent. {STORY}\n").timezone is None


def test_source_given_wins_and_another_name_in_the_file_is_told() -> None:
    text = f"Headline\n\nMOSCOW, Oct. 27 (BT) — {STORY}\n"
    agreed = read(text, source="Baltic Telegraph", actor="BALTEL", published="2021-10-27")
    assert agreed.document is not None
    assert (agreed.document.source.name, agreed.document.source.actor) == ("Baltic Telegraph", "BALTEL")
    assert codes(agreed) == []
    assert codes(read(text, source="Caspian Monitor", published="2021-10-27")) == ["reader.source.differs"]


def test_two_ministries_of_defence_are_two_sources() -> None:
    text = f"Source: Ministry of Defence of Armenia\n\n{STORY}\n"
    assert codes(read(text, source="Ministry of Defence of the Republic of Armenia", published="2021-10-27")) == []
    other = read(text, source="Ministry of Defence of the Republic of Azerbaijan", published="2021-10-27")
    assert codes(other) == ["reader.source.differs"]
