"""The report as one web page that stands alone: no network, no clock, the same bytes for the same publication."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.publish.agreement_section import agreement_section
from trucewatch.publish.boards import tally_views
from trucewatch.publish.corrections import corrections_view
from trucewatch.publish.naming import naming_for
from trucewatch.publish.publication import Publication
from trucewatch.publish.references import more_words
from trucewatch.publish.sides import disputes
from trucewatch.publish.sources_section import sources_section
from trucewatch.publish.standing import STANDING_WORDS, kind_words, standings
from trucewatch.publish.wording import act_title, act_words, counted, instant_words, joined, labels, legend

# Characters that a reader cannot see but that change what is seen: controls, and the overrides of direction.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def visible(text: str) -> str:
    """The text with every control character and override of direction written as ``‹U+202E›``; CR LF is a line end."""
    return _UNSEEN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text.replace("\r\n", "\n").replace("\u200b", ""))


def _finalize(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def templates() -> Environment:
    """The environment of ``data/templates``: everything is escaped, unknown names are errors."""
    environment = Environment(
        loader=PackageLoader("trucewatch", "data/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"instant": instant_words, "anchor": anchor, "short": short, "thousands": "{:,}".format}
    environment.globals |= {
        "counted": counted,
        "joined": joined,
        "kind_words": kind_words,
        "labels": labels(),
        "legend": legend,
        "more_words": more_words,
        "standing_words": STANDING_WORDS,
    }
    return environment


def anchor(identifier: str) -> str:
    """An id as the name of an anchor: letters, digits and hyphens, shortened where it is a hash."""
    return re.sub(r"[^A-Za-z0-9]+", "-", short(identifier, 20)).strip("-")


def short(identifier: str, digits: int = 12) -> str:
    """A content id with its first digits only."""
    prefix, colon, digest = identifier.partition(":")
    return f"{prefix}{colon}{digest[:digits]}"


def _allowed(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def policy(style: str, script: str) -> str:
    """The content security policy of a page: this style and this script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src {_allowed(style)}; script-src {_allowed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def report_html(publication: Publication) -> str:
    """The whole report as one HTML page. The same publication gives the same text."""
    naming = naming_for(publication)
    cited = standings(publication.findings).cited
    beside = (incident for incident in publication.incidents if incident.id not in cited)
    style, script = (templates().get_template(name).render() for name in ("report.css", "report.js"))
    return (
        templates()
        .get_template("report.html.j2")
        .render(
            publication=publication,
            sections=[agreement_section(publication, agreement, naming) for agreement in publication.agreements],
            changed=corrections_view(publication, naming),
            tallies=tally_views(publication.tallies, naming),
            others=disputes(publication, beside, naming),
            acts=[(act_title(act), act_words(act)) for act in sorted({one.act for one in publication.claims.values()})],
            sources=sources_section(publication),
            policy=policy(style, script),
        )
    )
