"""Years and months that a chronicle leaves out, and those that the news of the day does."""

import pytest

from trucewatch.locate.moments import resolve, spot_times
from trucewatch.model.document import Document
from trucewatch.model.mention import TimeQuestion
from trucewatch.model.moment import Basis, Moment, Precision, bound_text, read_bound


def last_of(text: str, published: str = "2021-06-16") -> tuple[str | None, str | None]:
    """The bounds of the last expression of a text, those before it being told before."""
    day = read_bound(published)
    moment = Moment(start=day, end=day, precision=Precision.DAY, basis=Basis.STATED)
    document = Document(id="sha256:0", path="r.txt", text=text, published=moment)
    spotted = spot_times(text)
    question = TimeQuestion(mentions=spotted[-1:], background=tuple(reversed(spotted[:-1])), state="occurred")
    found = resolve(question, document)
    return bound_text(found.start), bound_text(found.end)


CHRONICLES = [
    ("The second war began in March 2011. On the 4th the port was bombed.", ("2011-03-04", "2011-03-04")),
    ("The war began on 3 April 2011. On 9 May the port was bombed.", ("2011-05-09", "2011-05-09")),
    ("The war began on 3 November 2011. On 9 February the port was bombed.", ("2012-02-09", "2012-02-09")),
    ("Few years were as bloody as 1988. The port was bombed on 9 June.", ("1988-06-09", "1988-06-09")),
    ("The war began in March 2011. The following year a truce was signed.", ("2012-01-01", "2012-12-31")),
    ("The war began in March 2011. Fighting resumed that summer.", ("2011-06-01", "2011-08-31")),
    ("The war began in March 2011. A truce was signed in the autumn.", ("2011-09-01", "2011-11-30")),
    ("The war began in March 2011. A truce was signed later that year.", ("2011-01-01", "2011-12-31")),
    ("A truce was signed on 5 March 2011. It broke down the same month.", ("2011-03-01", "2011-03-31")),
    ("The war began in March 2011. By the end of the year 300 had died.", (None, "2011-12-31")),
    ("The border war, 1996-1998", ("1996-01-01", "1998-12-31")),
]


@pytest.mark.parametrize(("text", "expected"), CHRONICLES)
def test_a_chronicle_goes_on_in_the_year_that_it_has_told(text: str, expected: tuple[str | None, str | None]) -> None:
    assert last_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Monday. The truce dates from 3 March 2011. On 9 May it was broken.", "2021-05-09"),
        ("Yesterday, as in March 2011, guns were heard. On the 4th a house burnt.", "2021-06-04"),
        ("On 14 June, ten years after 2 April 2011, guns were heard. On 9 May a house burnt.", "2021-05-09"),
    ],
)
def test_the_news_of_the_day_speaks_of_its_own_year(text: str, expected: str) -> None:
    assert last_of(text) == (expected, expected)
