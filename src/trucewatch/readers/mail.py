"""E-mail: subject, sender, date and the text part; attachments are named, not opened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.moment import Moment
from trucewatch.readers.given import stated
from trucewatch.readers.layout import Layout, Read, Refusal, too_long, with_title
from trucewatch.readers.letters import decode
from trucewatch.readers.markup import lay_out
from trucewatch.readers.plain import is_rubbish
from trucewatch.readers.sniff import MAIL

MAX_PARTS = 500


def read_mail(content: bytes, path: str) -> Read:
    """The message laid out as subject and text; the `Date` header is the publication, the sender the source."""
    if content.startswith(b"From "):
        content = content[content.find(b"\n") + 1 :]
    try:
        message = message_from_bytes(content, policy=default)
        parts = list(message.walk())
    except (ValueError, RecursionError, IndexError, AttributeError, KeyError) as error:
        return _refuse("damaged", f"the message cannot be taken apart ({type(error).__name__})")
    if len(parts) > MAX_PARTS:
        return _refuse("parts", f"the message has {len(parts)} parts; {MAX_PARTS} are read at most")
    return _lay_out(message, parts, path)


def _lay_out(message: EmailMessage, parts: list[EmailMessage], path: str) -> Read:
    body = _plain_part(parts) or _page_part(parts)
    if body is None or is_rubbish(body):
        return _refuse("no_text", "the message has no text part", "save the attachment itself and give that")
    text, extent = with_title(_header(message, "subject"), [body])
    published = _published(message)
    return too_long(len(text)) or Layout(
        text=text,
        media=MAIL,
        title=extent,
        published=published,
        source=_sender(message),
        timezone=_fixed_zone(published),
        issues=(*_date_issue(message, published, path), *_attachment_issue(parts, path)),
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header as one line; headers that cannot be parsed count as absent."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "from"))
    return name or address or None


def _published(message: EmailMessage) -> Moment | None:
    """The `Date` header as an instant. "-0000" is UTC, with nothing said about where the sender is."""
    text = _header(message, "date")
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return stated(instant if instant.tzinfo else instant.replace(tzinfo=UTC), text, None)


def _fixed_zone(published: Moment | None) -> str | None:
    """The zone of a sender's offset in whole hours ("+0400" is Etc/GMT-4); mail servers write +0000 anywhere."""
    start = published.start if published else None
    offset = start.utcoffset() if isinstance(start, datetime) else None
    if not offset or offset % timedelta(hours=1):
        return None
    return f"Etc/GMT{-offset // timedelta(hours=1):+d}"


def _plain_part(parts: list[EmailMessage]) -> str | None:
    texts = [_text(part) for part in parts if part.get_content_type() == "text/plain" and not part.get_filename()]
    return "\n\n".join(text.strip() for text in texts if text and text.strip()) or None


def _page_part(parts: list[EmailMessage]) -> str | None:
    for part in parts:
        if part.get_content_type() == "text/html" and not part.get_filename():
            layout = lay_out(_text(part) or "")
            if isinstance(layout, Layout):
                return layout.text
    return None


def _text(part: EmailMessage) -> str | None:
    """The decoded characters of a part, whatever its declaration is worth; line ends as plain newlines."""
    content = part.get_payload(decode=True)
    decoded = decode(content, part.get_content_charset()) if isinstance(content, bytes) else None
    return decoded.text.replace("\r\n", "\n") if decoded else None


def _date_issue(message: EmailMessage, published: Moment | None, path: str) -> tuple[Issue, ...]:
    text = _header(message, "date")
    if published or not text:
        return ()
    message_text = f"the Date header {text!r} is no date"
    return (Issue(code="reader.mail.date", severity=Severity.WARNING, where=path, message=message_text),)


def _attachment_issue(parts: list[EmailMessage], path: str) -> tuple[Issue, ...]:
    names = [name for name in (part.get_filename() for part in parts) if name]
    if not names:
        return ()
    message = "not read: attachments " + ", ".join(names)
    hint = "save them and give them as files of their own"
    return (Issue(code="reader.mail.attachments", severity=Severity.NOTE, where=path, message=message, hint=hint),)


def _refuse(code: str, message: str, hint: str = "") -> Refusal:
    return Refusal(code=f"reader.mail.{code}", message=message, hint=hint)
