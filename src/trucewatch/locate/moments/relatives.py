"""Expressions that count from another moment: weekdays, "yesterday", "four days later", "the past 24 hours", "since the truce"."""

from __future__ import annotations

import re

from trucewatch.locate.moments.atoms import (
    PREPOSITION,
    Atom,
    Form,
    Found,
    any_case,
    number_pattern,
)
from trucewatch.locate.moments.expression import (
    BEFORE_THE_REPORT,
    REPORT,
    THE_END,
    CalendarDate,
    DayShift,
    Duration,
    Elapsed,
    Happening,
    Origin,
    Point,
    Role,
    Stretch,
    Weekday,
)
from trucewatch.locate.moments.words import TimeWords, alternatives, folded, number_of, time_words

DIGITS = r"(?<![\w.,:/-])\d{1,4}(?:\.\d)?"
SHORT_WEEKDAY_LEADS = re.compile(
    r"(?:(?<!\w)(?:on|last|next|this|and|since|until|by|from|to|between)\s+|[&/(,–-]\s*|(?:^|\n)[ \t]*)$", re.IGNORECASE
)
CLAUSE_END = re.compile(r"\s*(?:[.,;:)\]\n–—]|$|\s(?:at|in|and|on|by|but|from|near|when|with)\b)")
APPOSED = re.compile(r",\s*(?:(?:some|about|nearly|just|only|almost|roughly|barely|exactly)\s+)?$", re.IGNORECASE)
VERB_LAST = re.compile(r"\b(?:to|will|would|could|should|may|might|must|not|can)\s+$", re.IGNORECASE)
BLOCKS, FOLLOWING = ("week", "month", "year"), ("the following", "the next", "following")
# "Ten, against six in the preceding 24 hours": the hours before those of the report.
COMPARED = re.compile(r"\b(?:against|than|from|versus|vs|compared\s+(?:with|to)|after)\b[^.;]*$", re.IGNORECASE)
HOURS_IN = re.compile(r"\b(?:in|over|during|for|within)\s+the\s+$", re.IGNORECASE)
HOLDS_NO_TIME = re.compile(r"\b(?:by|every|each)\s+(?:(?:day|night)\s+and\s+(?:by\s+)?)?$", re.IGNORECASE)


def counted_forms(words: TimeWords) -> list[Form]:
    """Amounts written in digits: "24 hours ago", "20 minutes after the deadline"."""
    return [Form(name="n_elapsed", pattern=_elapsed_pattern(words, DIGITS), read=_elapsed)]


def relative_forms(words: TimeWords) -> list[Form]:
    """Forms that begin with a letter, fuller forms first."""
    return [
        *_happening_forms(words),
        Form(name="daywords", pattern=any_case(rf"(?P<.phrase>{alternatives(words.day_words)})\b"), read=_day_word),
        *_amount_forms(words),
        *_calendar_forms(words),
    ]


def closing_forms(words: TimeWords) -> list[Form]:
    """Forms that any fuller form goes before: weekdays and parts of the day."""
    which = rf"(?P<.which>{any_case(alternatives([*words.which, 'the following', 'the previous', 'the next']))})\s+"
    parts = alternatives(words.parts)
    return [
        Form(
            name="weekday",
            pattern=rf"(?:{which})?(?P<.name>{any_case(alternatives(words.weekdays))})\b(?:\s+(?P<.post>(?i:last|next))\b)?",
            read=_weekday,
        ),
        Form(
            name="part",
            pattern=any_case(rf"(?:(?:the|early|late|mid)[-\s]+)*(?P<.word>{parts})(?:\s+hours)?\b"),
            read=_part,
        ),
    ]


def _happening_forms(words: TimeWords) -> list[Form]:
    begun = alternatives(words.beginnings)
    start_of = rf"(?:(?:the|its|their)\s+)?(?:{begun}|signing|entry\s+into\s+force|coming\s+into\s+force|conclusion|end)\s+of\s+"
    return [
        Form(
            name="since",
            pattern=any_case(rf"since\s+(?:(?P<.then>then)\b|(?:{start_of})?{_noun(words)}(?:\s+(?:{begun})\b)?)"),
            read=_since,
        ),
        Form(
            name="afterevent",
            pattern=any_case(
                rf"(?P<.side>after|before|until|following)\s+(?:{start_of}{_noun(words)}|{_noun(words, 'told')}\s+(?:{begun})\b)"
            ),
            read=_after_happening,
        ),
        Form(
            name="sincebare",
            pattern=any_case(r"since(?=\s*[.;,)]|\s*$|\s+(?:and|but)\b)"),
            read=lambda found: found.atom(Point(day=Happening()), role=Role.SINCE),
        ),
    ]


def _amount_forms(words: TimeWords) -> list[Form]:
    number = rf"(?:{DIGITS}|{number_pattern(words)}|{alternatives(words.uncounted)})"
    unit = alternatives(words.units)
    less = r"(?:(?:another|about|some|nearly|almost|more\s+than|at\s+least|up\s+to|a\s+further|a\s+period\s+of|the\s+next)\s+)?"
    return [
        Form(
            name="elapsed",
            pattern=_elapsed_pattern(words, rf"(?:{number_pattern(words)}|{alternatives(words.uncounted)})"),
            read=_elapsed,
        ),
        Form(
            name="uncounted",
            pattern=any_case(
                rf"(?P<.unit>{unit})\s+(?P<.side>later|earlier|ago|afterwards|after|before)\b(?P<.event>\s+(?:{_noun(words)}))?"
            ),
            read=_uncounted,
        ),
        Form(
            name="oneafter",
            pattern=any_case(r"the\s+(?P<.unit>day|night|morning|evening|week|month|year)\s+(?P<.side>after|before)\b"),
            read=_one_after,
        ),
        Form(
            name="within",
            pattern=any_case(
                rf"(?:within|inside)\s+(?:the\s+(?P<.which>next|first|last|past|coming)\s+)?(?:(?P<.count>{number})[-\s]*)?(?P<.unit>{unit})\b"
            ),
            read=_within,
        ),
        Form(
            name="lasting",
            pattern=any_case(rf"for\s+{less}(?P<.count>{number})[-\s]+(?P<.unit>{unit})\b"),
            read=_lasting,
        ),
    ]


def _calendar_forms(words: TimeWords) -> list[Form]:
    number = rf"(?:{DIGITS}|{number_pattern(words)}|{alternatives(words.uncounted)})"
    which, unit = alternatives(words.which), alternatives(words.units)
    return [
        Form(
            name="weekend", pattern=any_case(rf"(?:(?P<.which>{which})\s+|the\s+)(?:the\s+)?weekend\b"), read=_weekend
        ),
        Form(
            name="stretch",
            pattern=any_case(
                rf"(?P<.side>earlier\s+|later\s+)?(?:(?:the|these)\s+)?(?P<.which>{which})\s+(?:(?P<.count>{number})[-\s]*)?(?P<.unit>{unit})\b"
            ),
            read=_stretch,
        ),
        Form(
            name="ending",
            pattern=any_case(
                r"(?:the\s+)?(?:end|close)\s+of\s+(?P<.which>the|this|that|last|next)\s+(?P<.unit>week|month|year)\b"
            ),
            read=_ending,
        ),
        Form(
            name="period",
            pattern=any_case(
                r"(?:(?:the|this|its)\s+)?(?:(?P<.which>previous|preceding|last|current|present)\s+)?reporting\s+period\b"
            ),
            read=_reporting_period,
        ),
        Form(name="holiday", pattern=rf"(?P<.name>{any_case(alternatives(words.holidays))})\b", read=_holiday),
        Form(name="recent", pattern=any_case(rf"recent\s+(?P<.unit>{unit})\b"), read=_recent),
    ]


def _elapsed_pattern(words: TimeWords, number: str) -> str:
    begun = alternatives(words.beginnings)
    start_of = rf"(?:(?:the|its|their)\s+)?(?:(?:{begun}|signing|entry\s+into\s+force)\s+of\s+)?"
    own = r"(?:its|the|that|this|their)\s+(?:\w+\s+)?(?:start|beginning|outbreak|onset)\b"
    return any_case(
        rf"(?P<.amount>{number})[-\s]*(?P<.unit>{alternatives(words.units)})\s+"
        rf"(?P<.side>ago|earlier|later|afterwards?|thereafter|before|after|into)\b(?P<.event>\s+{own}|\s+{start_of}{_noun(words)})?"
    )


def _noun(words: TimeWords, group: str = "kind") -> str:
    qualities = r"(?:(?:original|first|latest|new|agreed|current|humanitarian|minsk|unilateral|bilateral)\s+)?"
    return rf"(?:(?:the|its|that|this|their)\s+)?{qualities}(?P<.{group}>{alternatives(words.happenings)})\b"


def _since(found: Found) -> Atom:
    kind = time_words().happenings.get(folded(found["kind"]), "")
    return found.atom(Point(day=Happening(kind=kind)), role=Role.SINCE)


def _after_happening(found: Found) -> Atom:
    role = {"after": Role.AFTER, "following": Role.AFTER, "before": Role.BEFORE}.get(
        found["side"].casefold(), Role.UNTIL
    )
    return found.atom(
        Point(day=Happening(kind=time_words().happenings[folded(found["kind"] or found["told"])])), role=role
    )


def _day_word(found: Found) -> Atom:
    word = time_words().day_words[folded(found["phrase"])]
    clause = word.shift.origin is Origin.DISCOURSE and _told_by_a_clause(found, folded(found["phrase"]))
    # "on the day before" and "the day before the truce" alike count from the day told last; "said on Wednesday, the
    # day after Kiev used one" counts back from Wednesday to the act of the clause.
    shift = DayShift(shift=-word.shift.shift, origin=Origin.CLAUSE) if clause else word.shift
    return found.atom(Point(day=shift, part="" if clause else word.part), role=word.role)


def _told_by_a_clause(found: Found, phrase: str) -> bool:
    if not phrase.endswith((" after", " before")):
        return False
    return APPOSED.search(found.before()) is not None and not CLAUSE_END.match(found.after())


def _elapsed(found: Found) -> Atom | None:
    unit, side = time_words().units[found["unit"].casefold()], found["side"].casefold()
    amount = number_of(found["amount"])
    if folded(found["unit"]) == "fortnight":
        amount = 2 * (amount or 1)
    sign = -1 if side in ("ago", "earlier", "before", "into") else 1
    if side in ("ago", "into"):
        return found.atom(Point(day=Elapsed(amount=amount, unit=unit, sign=sign, origin=Origin.PUBLICATION)))
    ends = CLAUSE_END.match(found.after())
    if unit == "hour" and sign < 0 and amount and not found["event"] and ends and HOURS_IN.search(found.before()):
        # "Ten in the 24 hours before": a stretch, where "24 hours before" is a moment.
        return found.atom(Point(day=Stretch(unit=unit, which=BEFORE_THE_REPORT, count=int(amount))))
    kind = time_words().happenings.get(folded(found["kind"]), "")
    of_a_clause = side in ("before", "after") and not found["event"] and not ends
    if of_a_clause and APPOSED.search(found.before()):
        return found.atom(Point(day=Elapsed(amount=amount, unit=unit, sign=-sign, origin=Origin.CLAUSE)))
    return found.atom(Point(day=Elapsed(amount=amount, unit=unit, sign=sign, origin=Origin.DISCOURSE, happening=kind)))


def _uncounted(found: Found) -> Atom | None:
    """ "Hours later", "minutes after the truce": a plural, and a happening after "after"."""
    unit, side = found["unit"].casefold(), found["side"].casefold()
    if not unit.endswith("s") or (side in ("after", "before") and not found["kind"]):
        return None
    kind = time_words().happenings.get(folded(found["kind"]), "")
    origin = Origin.PUBLICATION if side == "ago" else Origin.DISCOURSE
    sign = -1 if side in ("ago", "earlier", "before") else 1
    return found.atom(
        Point(day=Elapsed(amount=None, unit=time_words().units[unit], sign=sign, origin=origin, happening=kind))
    )


def _one_after(found: Found) -> Atom:
    unit, sign = found["unit"].casefold(), 1 if found["side"].casefold() == "after" else -1
    if re.match(r"\s+last\b", found.after()) and sign < 0:
        return found.atom(Point(day=Elapsed(amount=2, unit=unit, sign=-1, origin=Origin.PUBLICATION)))
    if unit in ("week", "month", "year"):
        return found.atom(Point(day=Elapsed(amount=1, unit=unit, sign=sign, origin=Origin.DISCOURSE)))
    return found.atom(Point(day=DayShift(shift=sign, origin=Origin.DISCOURSE), part="" if unit == "day" else unit))


def _within(found: Found) -> Atom:
    unit = time_words().units[found["unit"].casefold()]
    which = found["which"].casefold()
    amount = number_of(found["count"]) if found["count"] else (1.0 if folded(found["unit"]) == unit else None)
    if which in ("last", "past"):
        return found.atom(Point(day=Stretch(unit=unit, which="last", count=int(amount or 0))))
    return found.atom(Point(day=Duration(amount=amount, unit=unit)), role=Role.WITHIN)


def _lasting(found: Found) -> Atom:
    unit = time_words().units[found["unit"].casefold()]
    return found.atom(Point(day=Duration(amount=number_of(found["count"]), unit=unit)), role=Role.FOR)


def _weekend(found: Found) -> Atom:
    which = time_words().which.get(folded(found["which"]), "")
    return found.atom(Point(day=Stretch(unit="weekend", which=which)))


def _ending(found: Found) -> Atom:
    which = found["which"].casefold()
    which = THE_END if which in ("the", "this", "that") else which
    return found.atom(Point(day=Stretch(unit=found["unit"].casefold(), which=which)))


def _reporting_period(found: Found) -> Atom:
    earlier = time_words().which.get(found["which"].casefold(), "this")
    return found.atom(Point(day=Stretch(unit=REPORT, which=earlier)), needs=PREPOSITION)


def _holiday(found: Found) -> Atom:
    month, day = time_words().holidays[folded(found["name"]).replace("’", "'")]
    return found.atom(Point(day=CalendarDate(month=month, day=day)))


def _stretch(found: Found) -> Atom | None:
    words = time_words()
    unit, which = words.units[found["unit"].casefold()], words.which[folded(found["which"])]
    count = number_of(found["count"]) if found["count"] else None
    if folded(found.text).startswith("last ") and VERB_LAST.search(found.before()):
        # "Meant to last 42 days": a phase of that length, from its beginning.
        return found.atom(Point(day=Duration(amount=count, unit=unit, phase=True)), role=Role.WITHIN) if count else None
    plural = found["unit"].casefold().endswith("s") and unit != found["unit"].casefold()
    if (found["count"] and count is None) or (plural and not found["count"]):
        return found.atom(Point(day=Stretch(unit=unit, which=which, count=0)))
    rolling = which == "last" and folded(found["which"]) in ("past", "preceding") and count is None
    if unit in BLOCKS and folded(found.text).startswith(FOLLOWING) and count is None:
        # "The following year" goes on from the year told, "next year" is the one after the report's.
        return found.atom(Point(day=Elapsed(amount=1, unit=unit, sign=1, origin=Origin.DISCOURSE)))
    if count and unit == "hour" and COMPARED.search(found.before()) and which == "last":
        return found.atom(Point(day=Stretch(unit=unit, which=BEFORE_THE_REPORT, count=int(count))))
    if unit in ("minute", "hour", "day") and count is None:
        count, rolling = 1.0, False
    return found.atom(
        Point(day=Stretch(unit=unit, which=which, count=1 if rolling else None if count is None else int(count)))
    )


def _recent(found: Found) -> Atom:
    return found.atom(
        Point(day=Stretch(unit=time_words().units[found["unit"].casefold()], which="last", count=0)), needs=PREPOSITION
    )


def _weekday(found: Found) -> Atom | None:
    name, words = found["name"], time_words()
    short = len(name) <= 5 and not name.casefold().endswith("day")
    dated = re.match(r"\.?,?\s+\d{1,2}\b", found.after()) is not None
    if short and (not name[0].isupper() or not (dated or SHORT_WEEKDAY_LEADS.search(found.before()))):
        return None
    said = folded(found["which"] or found["post"]).removeprefix("the ")
    return found.atom(Point(day=Weekday(number=words.weekdays[name.casefold()], which=words.which.get(said, ""))))


def _part(found: Found) -> Atom | None:
    """A part of the day is a time beside a day or after a preposition; "by day and by night" is a habit."""
    if HOLDS_NO_TIME.search(found.before()) and folded(found["word"]) in ("night", "day", "morning", "evening"):
        return None
    return found.atom(Point(part=folded(found["word"])), needs=PREPOSITION)
