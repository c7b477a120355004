"""E-mail: headers, parts, transfer encodings, attachments."""

from datetime import datetime
from email.message import EmailMessage

import pytest

from trucewatch.readers import Given, ReadResult, read_document

STORY = "At 11:20 a patrol met a barrier on the road – and turned back. “Nobody was hurt,” the officer said."


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = headers.get("sender", "Lake Press Desk <desk@lakepress.example>")
    mail["To"] = "list@example.org"
    mail["Subject"] = "Patrol turned back – désolé"
    mail["Date"] = headers.get("date", "Sat, 12 Dec 2020 18:05:00 +0400")
    return mail


def read(mail: EmailMessage) -> ReadResult:
    return read_document(mail.as_bytes(), "a.txt")


def codes(result: ReadResult) -> list[str]:
    return [issue.code for issue in result.issues]


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_the_message_is_subject_and_text(cte: str) -> None:
    mail = message()
    mail.set_content(STORY, cte=cte)
    found = read(mail).document
    assert found is not None
    assert found.media == "message/rfc822"
    assert found.title is not None
    assert found.title.text == "Patrol turned back – désolé"
    assert found.text[found.body :] == STORY
    assert found.source.name == "Lake Press Desk"
    assert found.published is not None
    assert found.published.start == datetime.fromisoformat("2020-12-12T18:05+04:00")
    assert found.timezone == "Etc/GMT-4"


def test_only_html() -> None:
    mail = message()
    mail.set_content(
        f"<html><style>p {{color: red}}</style><body><p>{STORY}</p><script>bad()</script></body></html>", "html"
    )
    found = read(mail).document
    assert found is not None
    assert found.text[found.body :] == STORY


def test_text_wins_over_html_and_attachments_are_named() -> None:
    mail = message()
    mail.set_content(STORY)
    mail.add_alternative("<p>Other words altogether.</p>", "html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="daily report.pdf")
    result = read(mail)
    assert result.document is not None
    assert result.document.text.endswith(STORY)
    assert codes(result) == ["reader.mail.attachments"]
    assert "daily report.pdf" in result.issues[0].message


def test_only_an_attachment() -> None:
    mail = message()
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    result = read(mail)
    assert (result.document, codes(result)) == (None, ["reader.mail.no_text"])


def test_a_wrong_declared_charset_is_seen_through() -> None:
    head = "From: a@b.example\nSubject: Notes\nContent-Type: text/plain; charset=us-ascii\n\n"
    found = read_document((head + STORY).encode("utf-8"), "a.eml").document
    assert found is not None
    assert found.text.endswith(STORY)


@pytest.mark.parametrize("offset", ["+0000", "-0000", "GMT"])
def test_universal_time_in_the_header_is_no_zone_of_the_sender(offset: str) -> None:
    mail = message(date=f"Sat, 12 Dec 2020 14:05:00 {offset}")
    mail.set_content(STORY)
    found = read(mail).document
    assert found is not None
    assert found.timezone is None
    assert found.published is not None
    assert found.published.earliest() == datetime.fromisoformat("2020-12-12T14:05+00:00")


def test_a_date_that_is_none_is_told() -> None:
    content = f"From: a@b.example\nSubject: Notes\nDate: some time ago\n\n{STORY}"
    result = read_document(content.encode(), "a.eml")
    assert result.document is not None
    assert result.document.published is None
    assert codes(result) == ["reader.mail.date", "reader.published.unknown"]


def test_given_publication_wins_over_the_date_header() -> None:
    mail = message()
    mail.set_content(STORY)
    result = read_document(mail.as_bytes(), "a.eml", given=Given(published="2020-12-01", timezone="Asia/Baku"))
    assert result.document is not None
    assert result.document.timezone == "Asia/Baku"
    assert codes(result) == ["reader.published.contradicts"]


def test_a_text_with_one_colon_line_is_no_mail() -> None:
    found = read_document(f"Note: from the field\n\n{STORY}".encode(), "a.txt").document
    assert found is not None
    assert found.media == "text/plain"
