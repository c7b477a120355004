"""What is a time expression, what only looks like one, and where an expression begins and ends."""

import pytest

from trucewatch.locate.moments import spot_times
from trucewatch.locate.moments.expression import Expression, Role
from trucewatch.locate.moments.words import time_words

NO_TIMES = [
    "82 mm and 120-mm mortars, 152mm howitzers and 7.62 mm rounds",
    "at 5.45 mm calibre, 14.5 mm and 12.7-mm guns",
    "1,123 refugees, 4,432 persons and 1,960 troops",
    "a force of 2000 troops with 30 vehicles",
    "Report 215/2020, version 3.11.2, page 15, figure 10.30",
    "Article 4, paragraph 12, point 3 of resolution 1701",
    "checked 1.8 hectares, 80.5 per cent, 10.20 percent",
    "the 7th brigade, the 33rd Front, the 59th battalion and the 20th century",
    "BM-21, T-72, Mi-24, 2S1, BTR-80 and D-30 guns",
    "a 12-year-old boy, aged 61",
    "at seven posts, at least nine men, one at a time",
    "hill 1430 and road M4, tel. 0431 220 330",
    "patrols by day and by night",
    "They may march on; he sat in the sun and mon ami",
    "Morning summary of the press centre",
    "put the number of dead at ten",
    "24/7 coverage of the 9/11 attacks",
    "for the second time, the third attempt, in the first phase",
    "the second day running",
    "ratio of 20:1",
    "",
]

WHOLE = [
    "between 08:40 and 10:15hrs on 11 February",
    "during the night of 10-11 February",
    "On 6 September, at about 14:20",
    "from 00:00 on the 10th, Moscow time",
    "at five minutes past midnight on the 13th",
    "Today from eight in the morning",
    "between 19:30 on 6 December and 19:30 on 7 December",
    "between the evenings of 4 and 6 December",
    "Last night (17th) ca. 2330",
    "The 10th of this month zero o'clock Moscow hour",
    "yesterday about 23 o'clock",
    "at 18:00 Kiev time the same day",
    "at 00.00 from 14 to 15 February Kiev time",
    "by 0600 the following morning",
    "from 1 October 2017 to 9 January 2018",
    "at noon on Tuesday",
    "in May of last year",
    "since the start of the truce",
    "about twenty minutes after the deadline",
    "Wed, 09 Sep 2020 20:05:27 +0000",
    "no later than 18:00 on 1 March",
    "in the small hours of Saturday",
]

ROLES = [
    ("since 5 September", Role.SINCE),
    ("from Monday", Role.FROM),
    ("as early as tomorrow", Role.FROM),
    ("after midday", Role.AFTER),
    ("until 26 January", Role.UNTIL),
    ("as late as Sunday", Role.UNTIL),
    ("by the 20th", Role.BY),
    ("no later than 3 May", Role.BY),
    ("before the 20th", Role.BEFORE),
    ("prior to 3 May", Role.BEFORE),
    ("as of 12:00", Role.AS_OF),
    ("between Monday and Tuesday", Role.BETWEEN),
    ("within 60 days", Role.WITHIN),
    ("for 42 days", Role.FOR),
    ("on Saturday", Role.AT),
    ("of 27 November", Role.OF),
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_numbers_and_names_are_no_times(text: str) -> None:
    assert [mention.text for mention in spot_times(text)] == []


@pytest.mark.parametrize("phrase", WHOLE)
def test_the_longest_expression_is_one_mention(phrase: str) -> None:
    text = f"{phrase}, the guns of the other side fired."
    assert [mention.text for mention in spot_times(text)] == [phrase]


@pytest.mark.parametrize(("phrase", "role"), ROLES)
def test_the_preposition_is_kept_as_role(phrase: str, role: Role) -> None:
    (mention,) = spot_times(f"It was told {phrase}.")
    assert mention.text == phrase
    assert isinstance(mention.expression, Expression)
    assert mention.expression.role is role


@pytest.mark.parametrize("phrase", [*time_words().day_words, *time_words().holidays])
def test_every_phrase_of_the_lexicon_is_spotted(phrase: str) -> None:
    assert any(phrase in mention.text.casefold() for mention in spot_times(f"It was told {phrase}."))


def test_separate_expressions_stay_apart() -> None:
    text = "On Monday a drone hit a bus. On Tuesday a second fell, three days later than agreed, at 10:15."
    assert [mention.text for mention in spot_times(text)] == ["On Monday", "On Tuesday", "three days later", "at 10:15"]


def test_a_full_stop_ends_an_expression() -> None:
    assert [mention.text for mention in spot_times("Donetsk, 17 Feb. Yesterday it was calm.")] == [
        "17 Feb.",
        "Yesterday",
    ]


def test_an_expression_may_break_over_a_line_but_not_over_a_paragraph() -> None:
    assert len(spot_times("It fell at 20:30\non Friday.")) == 1
    assert len(spot_times("It fell at 20:30\n\non Friday.")) == 2


def test_lines_of_a_log_begin_with_their_clock_time() -> None:
    log = "Log, Sat 14 JUL 2018\n\n0745 Departed base.\n0918 Village. 14 rds 82 mm.\n1930 Back.\n"
    assert [mention.text for mention in spot_times(log)] == ["Sat 14 JUL 2018", "0745", "0918", "1930"]


def test_four_digits_are_a_year_or_a_clock_time_by_their_words() -> None:
    assert [mention.text for mention in spot_times("In 2016 and since 2014, but at 2015 and by 2030 hrs.")] == [
        "In 2016", "since 2014", "at 2015", "by 2030 hrs.",
    ]  # fmt: skip
