"""A publication made by hand: two agreements, a dozen documents in our own words, claims, incidents and findings."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from trucewatch.model import (
    Activation,
    Actor,
    Agreement,
    Amendment,
    Attribution,
    Basis,
    ByReading,
    Change,
    Claim,
    Contradiction,
    Coverage,
    DayEdge,
    DeadlineRow,
    Deontic,
    Document,
    Due,
    DueByReading,
    Fate,
    FileStatus,
    Finding,
    Grade,
    Incident,
    Issue,
    Moment,
    Origin,
    Outcome,
    Party,
    Place,
    PlacePrecision,
    Precision,
    Proofspan,
    Quantity,
    Receipt,
    Severity,
    Source,
    SourceText,
    Span,
    Step,
    TallyRow,
    Term,
    Voice,
    Window,
    Zone,
    content_id,
)
from trucewatch.model.record import claim_id
from trucewatch.publish.publication import Publication

MOSCOW, KYIV = timezone(timedelta(hours=3)), timezone(timedelta(hours=3))

NK = Agreement(
    id="nk-2020-11-09",
    title="Statement of 9 November 2020 on Nagorno-Karabakh",
    signed=date(2020, 11, 9),
    timezone="Europe/Moscow",
    status=FileStatus.TEST,
    reviewed="legal desk, 24 November 2026",
    parties=(
        Party(code="AZE", name="Azerbaijan", role="party"),
        Party(code="ARM", name="Armenia", role="party"),
        Party(code="RUS", name="Russia", role="guarantor"),
        Party(
            code="NK",
            name="de facto Nagorno-Karabakh authorities",
            role="armed-formation",
            answers_for="ARM",
            contested=True,
        ),
    ),
    zones=(
        Zone(
            id="conflict-zone",
            geometry={
                "type": "Polygon",
                "coordinates": [
                    [
                        [45.75, 40.2],
                        [46.2, 40.35],
                        [46.75, 40.3],
                        [47.1, 39.95],
                        [47.25, 39.6],
                        [47.0, 39.2],
                        [46.55, 38.95],
                        [46.4, 39.25],
                        [46.2, 39.6],
                        [45.95, 39.85],
                        [45.75, 40.2],
                    ]
                ],
            },
            edge_m=3000,
            note="the statement draws no boundary",
        ),
        Zone(
            id="lachin-corridor",
            geometry={
                "type": "LineString",
                "coordinates": [[46.38, 39.53], [46.55, 39.64], [46.68, 39.73], [46.75, 39.8]],
            },
            buffer_km=2.5,
            edge_m=1000,
        ),
    ),
    terms=(
        Term(
            id="p1.ceasefire",
            point="1",
            text="From 00:00 Moscow time on 10 November 2020 all fire and hostilities stop.",
            modality=Deontic.PROHIBITION,
            bearer=("AZE", "ARM"),
            acts=("fire", "strike", "assault", "clash"),
            zone="conflict-zone",
            window=Window(start=datetime(2020, 11, 10, tzinfo=MOSCOW)),
        ),
        Term(
            id="p3.peacekeepers",
            point="3",
            text="Russia deploys peacekeepers along the line of contact and the Lachin corridor.",
            modality=Deontic.OBLIGATION,
            bearer=("RUS",),
            acts=("deployment",),
            zone="lachin-corridor",
            window=Window(start=datetime(2020, 11, 10, tzinfo=MOSCOW)),
        ),
        Term(
            id="p6.kalbajar",
            point="6",
            text="Armenia returns the Kalbajar district to Azerbaijan by 15 November 2020.",
            modality=Deontic.OBLIGATION,
            bearer=("ARM",),
            acts=("withdrawal", "control.transfer"),
            window=Window(
                start=datetime(2020, 11, 10, tzinfo=MOSCOW),
                due=Due(at=date(2020, 11, 25), also=(DayEdge.START_OF_DAY,), why="texts differ: before / by"),
            ),
        ),
        Term(
            id="p8.prisoners",
            point="8",
            text="Prisoners of war, hostages and other held persons are exchanged, and the remains of the dead.",
            modality=Deontic.OBLIGATION,
            bearer=("AZE", "ARM"),
            acts=("exchange.prisoners", "transfer.remains"),
            window=Window(start=datetime(2020, 11, 10, tzinfo=MOSCOW), due=Due(unstated=True)),
        ),
    ),
    amendments=(
        Amendment(
            id="a1",
            kind="extension",
            announced=datetime(2020, 11, 15, 12, tzinfo=timezone(timedelta(hours=4))),
            effective=datetime(2020, 11, 15, tzinfo=MOSCOW),
            changes=(Change(term="p6.kalbajar", set={"window.due": "2020-11-25"}),),
            announced_by="AZE",
            note="No instrument was signed.",
        ),
    ),
    sources=(SourceText(key="ru", lang="ru", official=True, reference="text of the presidential office"),),
)

LINE = {
    "type": "LineString",
    "coordinates": tuple(
        zip(
            (37.55, 37.6, 37.55, 37.72, 37.9, 37.95, 38.3, 38.55, 39.2, 39.6),
            (47.1, 47.45, 47.85, 48.1, 48.2, 48.4, 48.5, 48.68, 48.72, 48.6),
            strict=True,
        )
    ),
}

DONBAS = Agreement(
    id="donbas-2020-07-22",
    title="Measures of 22 July 2020 to strengthen the ceasefire in Donbas",
    signed=date(2020, 7, 22),
    timezone="Europe/Kyiv",
    status=FileStatus.DRAFT,
    parties=(
        Party(code="UKR", name="Ukraine", role="party"),
        Party(code="DNR", name="armed formations of Donetsk", role="armed-formation"),
        Party(code="LNR", name="armed formations of Luhansk", role="armed-formation"),
        Party(code="OSCE-SMM", name="OSCE Special Monitoring Mission", role="monitor"),
    ),
    zones=(
        Zone(
            id="line-of-contact",
            geometry=LINE,
            edge_m=1500,
        ),
        Zone(
            id="security-zone",
            geometry=LINE,
            buffer_km=15,
            edge_m=2000,
            note="15 km to either side of the line of contact",
        ),
    ),
    terms=(
        Term(
            id="m1.fire",
            point="1",
            text="Fire of any kind, sniper fire included, is forbidden from 00:01 on 27 July 2020.",
            modality=Deontic.PROHIBITION,
            bearer=("UKR", "DNR", "LNR"),
            acts=("fire",),
            zone="security-zone",
            window=Window(start=datetime(2020, 7, 27, 0, 1, tzinfo=KYIV)),
        ),
        Term(
            id="m2.uav",
            point="2",
            text="No aircraft or drones of the sides fly over the security zone.",
            modality=Deontic.PROHIBITION,
            bearer=("UKR", "DNR", "LNR"),
            acts=("overflight",),
            zone="security-zone",
            window=Window(start=datetime(2020, 7, 27, 0, 1, tzinfo=KYIV)),
        ),
        Term(
            id="m3.discipline",
            point="3",
            text="Each side answers a violation with disciplinary measures and tells the coordinator.",
            modality=Deontic.OBLIGATION,
            bearer=("UKR", "DNR", "LNR"),
            acts=("request",),
            window=Window(start=datetime(2020, 7, 27, 0, 1, tzinfo=KYIV), due=Due(at=date(2020, 12, 31))),
        ),
    ),
)


def day(year: int, month: int, number: int) -> Moment:
    at = date(year, month, number)
    return Moment(start=at, end=at, precision=Precision.DAY, basis=Basis.STATED)


def place(text: str, lat: float, lon: float, radius: float, *, precision: str = "settlement") -> Place:
    return Place(
        text=text, id=f"t:{text.lower()}", lat=lat, lon=lon, radius_km=radius, precision=PlacePrecision(precision)
    )


@dataclass
class Builder:
    documents: dict[str, Document] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)

    def document(self, path: str, source: Source, published: Moment, text: str, **more: Any) -> Document:
        title = Span(start=0, end=text.index("\n"), text=text[: text.index("\n")])
        made = Document(
            id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
            path=path,
            text=text,
            source=source,
            published=published,
            title=title,
            **more,
        )
        self.documents[made.id] = made
        return made

    def claim(self, document: Document, words: str, act: str, *voices: Voice, **more: Any) -> Claim:
        start = document.text.index(words)
        span = Span(start=start, end=start + len(words), text=words)
        publisher = Voice(name=document.source.name or "", actor=document.source.actor)
        made = Claim(
            id="c1:0",
            document=document.id,
            path=document.path,
            source=document.source,
            published=document.published,
            spans=(span,),
            voices=(publisher, *voices),
            act=act,
            reported_as=words,
            extractor="rules@1.0",
            **more,
        )
        made = Claim(**{name: getattr(made, name) for name in made.__slots__} | {"id": claim_id(made)})
        self.claims[made.id] = made
        return made


def proof(*claims: Claim) -> tuple[Proofspan, ...]:
    return tuple(Proofspan(claim=claim.id, document=claim.document, span=claim.spans[0]) for claim in claims)


def incident(*claims: Claim, contradictions: tuple[Contradiction, ...] = (), place: Place | None = None) -> Incident:
    origins: dict[str, Origin] = {}
    for claim in claims:
        key = claim.origin.actor or claim.origin.name
        old = origins.get(key, Origin(key=key, name=claim.origin.name, actor=claim.origin.actor))
        denied = claim.polarity == "denied"
        origins[key] = Origin(
            key=key,
            name=old.name,
            actor=old.actor,
            affirms=old.affirms if denied else (*old.affirms, claim.id),
            denies=(*old.denies, claim.id) if denied else old.denies,
        )
    first = claims[0]
    return Incident(
        id=content_id("i1", [claim.id for claim in claims]),
        claims=tuple(claim.id for claim in claims),
        act=first.act,
        place=place or (first.place[0] if first.place else None),
        time=first.time,
        initiators=tuple(dict.fromkeys(a.actor for c in claims for a in c.initiator if a.actor)),
        targets=tuple(dict.fromkeys(a.actor for c in claims for a in c.target if a.actor)),
        counts=first.counts,
        origins=tuple(origins.values()),
        contradictions=contradictions,
    )


ABOUT = datetime(2020, 12, 7, 20, 59, tzinfo=UTC)


def finding(
    agreement: str, term: str, bearer: str | None, outcome: Outcome, steps: tuple[Step, ...], **more: Any
) -> Finding:
    settings: dict[str, Any] = {
        "known": ABOUT,
        "activation": Activation.IN_FORCE,
        "grade": Grade.NONE,
        "attribution": Attribution.NONE,
        "reading": "",
        "reading_sensitive": False,
        "label": str(outcome).replace("_", " "),
    } | more
    return Finding(
        id=content_id("f1", [agreement, term, bearer]),
        agreement=agreement,
        term=term,
        bearer=bearer,
        about=ABOUT,
        outcome=outcome,
        steps=steps,
        **settings,
    )


def build() -> Publication:
    b = Builder()
    wire = Source(name="Northern Wire", actor="NWIRE")
    baku = Source(name="Baku Ministry of Defence", actor="AZE.MOD")
    yerevan = Source(name="Armenian Ministry of Defence", actor="ARM.MOD")
    monitor = Source(name="OSCE Special Monitoring Mission", actor="OSCE-SMM")
    daily = Source(name="Donetsk Courier", actor=None)

    call = b.document(
        "reports/call.txt",
        wire,
        day(2020, 12, 7),
        "Leaders speak by telephone about the truce\nMOSCOW, 7 December. The two leaders spoke by telephone on Monday. "
        "According to the Kremlin website, the Russian president said that peacekeepers had taken up posts along the line of "
        "contact and in the Lachin corridor, as the statement asks. Neither side named a date for a meeting.\n"
        "Press desk: desk@northernwire.example, +7 495 000-00-00.",
        url="https://northernwire.example/2020/12/07/call",
        timezone="Europe/Moscow",
        language="en",
    )
    baku_note = b.document(
        "reports/baku_1130.txt",
        baku,
        day(2020, 11, 30),
        "Statement of the ministry\nOn 28 November, at about 21:40, an Armenian group opened fire with rifles and a machine gun on "
        "our post near Hadrut. One serviceman was wounded. The ministry holds the other side responsible for the breach.",
        timezone="Asia/Baku",
        language="en",
    )
    yerevan_note = b.document(
        "reports/yerevan_1130.txt",
        yerevan,
        day(2020, 11, 30),
        "The ministry on reports from Baku\nThe claim that Armenian units fired near Hadrut on 28 November is untrue; no unit of ours is "
        "in that area. It was Azerbaijani troops who moved forward there.",
        timezone="Asia/Yerevan",
        language="en",
    )
    kalbajar = b.document(
        "reports/kalbajar.html",
        wire,
        day(2020, 11, 25),
        "Azerbaijani troops enter Kalbajar\nBAKU, 25 November. Azerbaijani units entered the Kalbajar district on Wednesday morning, "
        "the Azerbaijani Ministry of Defence said, after Armenian forces had left it. Residents burned their houses before going.",
        timezone="Asia/Baku",
        language="en",
    )
    prisoners = b.document(
        "reports/prisoners.txt",
        wire,
        day(2020, 12, 6),
        "Two detainees still held, relatives say\nGORIS, 6 December. Relatives of Ararat Melikyan, of 14 Garden Street, say that he has been "
        "held since 20 November. Call them on +374 10 123-456. The Red Cross spoke of talks about an exchange <b>soon</b>.",
        timezone="Asia/Yerevan",
        language="en",
    )
    smm = b.document(
        "reports/smm_1206.pdf",
        monitor,
        day(2020, 12, 6),
        "Daily report 289/2020\nBased on information as of 19:30 on 5 December 2020. In Donetsk region the mission recorded five ceasefire "
        "violations, two explosions among them, compared with twelve in the previous report. At a checkpoint south of Zaitseve two armed men "
        "turned the patrol back. The mission heard three bursts of heavy-machine-gun fire 2 km north-east of Zolote; it could not tell who fired.",
        timezone="Europe/Kyiv",
        language="en",
    )
    courier = b.document(
        "reports/courier.txt",
        daily,
        day(2020, 12, 6),
        "Shelling reported at the edge of the town\n“Ukrainian forces fired eight mortar rounds at the outskirts of Yasynuvata on Saturday "
        "evening,” the formation's spokesman said. The Ukrainian command denied it: “Our units did not open fire.” "
        "</mark><script>alert(1)</script> \u202egnp.exe\u202c \"quoted\" & 'more'.",
        timezone="Europe/Kyiv",
        language="en",
    )

    lachin = place("the Lachin corridor", 39.64, 46.55, 15, precision="area")
    hadrut = place("Hadrut", 39.52, 47.03, 4)
    kremlin = Voice(name="the Kremlin website", actor="RUS.PRES", cue="according to")
    president = Voice(name="the Russian president", actor="RUS.PRES", cue="said")
    c_deploy = b.claim(
        call,
        "peacekeepers had taken up posts along the line of contact and in the Lachin corridor",
        "deployment",
        kremlin,
        president,
        initiator=(Actor(text="Russia", actor="RUS"),),
        place=(lachin,),
        time=Moment(end=date(2020, 12, 7), precision=Precision.DAY, basis=Basis.BOUNDED),
    )
    c_fire = b.claim(
        baku_note,
        "an Armenian group opened fire with rifles and a machine gun on our post near Hadrut",
        "fire.small_arms",
        initiator=(Actor(text="an Armenian group", actor="ARM.MIL"),),
        target=(Actor(text="our post", actor="AZE.MIL"),),
        place=(hadrut,),
        time=day(2020, 11, 28),
        counts=(Quantity(of="wounded", low=1, high=1, who="soldier"),),
    )
    c_deny = b.claim(
        yerevan_note,
        "The claim that Armenian units fired near Hadrut on 28 November is untrue",
        "fire.small_arms",
        initiator=(Actor(text="Armenian units", actor="ARM.MIL"),),
        place=(hadrut,),
        time=day(2020, 11, 28),
        polarity="denied",
    )
    c_advance = b.claim(
        yerevan_note,
        "It was Azerbaijani troops who moved forward there",
        "advance",
        initiator=(Actor(text="Azerbaijani troops", actor="AZE.MIL"),),
        place=(hadrut,),
        time=day(2020, 11, 28),
    )
    c_kalbajar = b.claim(
        kalbajar,
        "Armenian forces had left it",
        "withdrawal",
        Voice(name="the Azerbaijani Ministry of Defence", actor="AZE.MOD", cue="said"),
        initiator=(Actor(text="Armenian forces", actor="ARM.MIL"),),
        place=(place("Kalbajar district", 40.1, 46.04, 25, precision="area"),),
        time=day(2020, 11, 25),
    )
    c_held = b.claim(
        prisoners,
        "he has been held since 20 November",
        "detention",
        Voice(name="Relatives of Ararat Melikyan", actor="CIV", cue="say"),
        target=(Actor(text="Ararat Melikyan", actor="CIV"),),
        place=(place("Goris", 39.5132, 46.3419, 1, precision="point"),),
        modality="ongoing",
        time=Moment(start=date(2020, 11, 20), precision=Precision.DAY, basis=Basis.STATED),
    )
    c_heavy = b.claim(
        smm,
        "three bursts of heavy-machine-gun fire 2 km north-east of Zolote",
        "fire.small_arms",
        place=(place("Zolote", 48.71, 38.53, 2),),
        time=day(2020, 12, 5),
        counts=(Quantity(of="bursts", low=3, high=3),),
        instruments=("heavy machine gun",),
    )
    c_tally = b.claim(
        smm,
        "five ceasefire violations",
        "tally",
        place=(place("Donetsk region", 48.0, 37.8, 80, precision="region"),),
        time=day(2020, 12, 5),
        counts=(Quantity(of="violations", low=5, high=5),),
    )
    c_before = b.claim(
        smm,
        "twelve in the previous report",
        "tally",
        place=(place("Donetsk region", 48.0, 37.8, 80, precision="region"),),
        time=day(2020, 12, 4),
        counts=(Quantity(of="violations", low=12, high=12),),
    )
    c_access = b.claim(
        smm,
        "two armed men turned the patrol back",
        "access.denied",
        place=(place("Zaitseve", 48.42, 38.01, 3),),
        time=day(2020, 12, 5),
        target=(Actor(text="the patrol", actor="OSCE-SMM"),),
    )
    yasynuvata = place("Yasynuvata", 48.13, 37.86, 4)
    c_mortar = b.claim(
        courier,
        "Ukrainian forces fired eight mortar rounds at the outskirts of Yasynuvata",
        "fire.indirect",
        Voice(name="the formation's spokesman", actor="DNR.MIL", cue="said"),
        initiator=(Actor(text="Ukrainian forces", actor="UKR.MIL"),),
        place=(yasynuvata,),
        time=day(2020, 12, 5),
        counts=(Quantity(of="shots", low=8, high=8),),
        instruments=("mortar",),
    )
    c_mortar_no = b.claim(
        courier,
        "Our units did not open fire",
        "fire.indirect",
        Voice(name="The Ukrainian command", actor="UKR.MIL", cue="denied"),
        initiator=(Actor(text="Our units", actor="UKR.MIL"),),
        place=(yasynuvata,),
        time=day(2020, 12, 5),
        polarity="denied",
    )

    i_deploy, i_kalbajar, i_held = incident(c_deploy), incident(c_kalbajar), incident(c_held)
    i_hadrut = incident(
        c_fire,
        c_deny,
        c_advance,
        contradictions=(
            Contradiction(
                attribute="initiator",
                sides=(("Armenian forces", (c_fire.id,)), ("Azerbaijani forces", (c_advance.id,))),
            ),
        ),
    )
    i_zolote, i_access = incident(c_heavy), incident(c_access)
    i_mortar = incident(c_mortar, c_mortar_no)
    i_tally = incident(c_tally)

    findings = (
        finding(
            NK.id,
            "p1.ceasefire",
            "ARM",
            Outcome.DISPUTED,
            (
                Step(
                    rule="activation",
                    text="The term counts from 21:00 UTC on 9 November 2020; the shots are told of 28 November.",
                    outcome="in force",
                    terms="p1.ceasefire:31",
                ),
                Step(
                    rule="zone",
                    text="Hadrut lies inside the conflict zone by more than the doubt of its edge.",
                    outcome="inside",
                    proof=proof(c_fire),
                ),
                Step(
                    rule="polarity",
                    text="One party affirms, the other denies; no independent origin tells of it.",
                    outcome="evidence for and against",
                    proof=proof(c_fire, c_deny),
                ),
            ),
            grade=Grade.CLAIMED,
            attribution=Attribution.ALLEGED,
            incidents_against=(i_hadrut.id,),
        ),
        finding(
            NK.id,
            "p1.ceasefire",
            "AZE",
            Outcome.NO_BREACH_FOUND,
            (
                Step(
                    rule="silence",
                    text="No affirmed act of fire by Azerbaijan inside the zone.",
                    outcome="no breach found",
                    absence="fire, strike, assault or clash by AZE in the conflict zone, 10 November to 7 December 2020",
                ),
            ),
            coverage=Coverage(days=28, days_reported=9, by_monitor=4, access_denied=0),
            incidents_open=(i_hadrut.id,),
        ),
        finding(
            NK.id,
            "p3.peacekeepers",
            "RUS",
            Outcome.KEPT,
            (
                Step(
                    rule="act",
                    text="Peacekeepers are told to have taken up posts in the corridor.",
                    outcome="done",
                    proof=proof(c_deploy),
                ),
            ),
            grade=Grade.CLAIMED,
            incidents_for=(i_deploy.id,),
        ),
        finding(
            NK.id,
            "p6.kalbajar",
            "ARM",
            Outcome.KEPT,
            (
                Step(
                    rule="amendment",
                    text="The due date moved from 15 to 25 November 2020 by the extension announced on 15 November.",
                    outcome="due 25 November",
                    terms="p6.kalbajar:58",
                ),
                Step(
                    rule="counterparty",
                    text="The counterparty says that the district was left on 25 November.",
                    outcome="done on the day",
                    proof=proof(c_kalbajar),
                ),
            ),
            grade=Grade.REPORTED,
            incidents_for=(i_kalbajar.id,),
            due=datetime(2020, 11, 26, tzinfo=MOSCOW),
            reading="end_of_day",
            reading_sensitive=True,
            readings=(
                ByReading(
                    reading="end_of_day",
                    outcome=Outcome.KEPT,
                    held_by=("ARM",),
                    due=datetime(2020, 11, 26, tzinfo=MOSCOW),
                ),
                ByReading(
                    reading="start_of_day",
                    outcome=Outcome.KEPT_LATE,
                    held_by=("AZE", "RUS"),
                    due=datetime(2020, 11, 25, tzinfo=MOSCOW),
                ),
            ),
        ),
        finding(
            NK.id,
            "p8.prisoners",
            None,
            Outcome.UNKNOWN,
            (
                Step(
                    rule="due",
                    text="The text gives no date, so the duty is never overdue; a person is told to be still held.",
                    outcome="cannot tell",
                    proof=proof(c_held),
                ),
            ),
            grade=Grade.CLAIMED,
            incidents_open=(i_held.id,),
        ),
        finding(
            DONBAS.id,
            "m1.fire",
            None,
            Outcome.BREACHED,
            (
                Step(
                    rule="act",
                    text="A monitor heard three bursts of heavy-machine-gun fire.",
                    outcome="fire.small_arms, 5 December 2020",
                    proof=proof(c_heavy),
                ),
                Step(
                    rule="attribution",
                    text="The monitor could not tell who fired.",
                    outcome="attributed to nobody",
                    absence="an initiator in the words of the monitor",
                ),
            ),
            grade=Grade.VERIFIED,
            incidents_against=(i_zolote.id,),
            label="breach verified, attributed to nobody",
        ),
        finding(
            DONBAS.id,
            "m1.fire",
            "UKR",
            Outcome.DISPUTED,
            (
                Step(
                    rule="polarity",
                    text="A formation accuses, the Ukrainian command denies.",
                    outcome="evidence for and against",
                    proof=proof(c_mortar, c_mortar_no),
                ),
            ),
            grade=Grade.CLAIMED,
            attribution=Attribution.ALLEGED,
            incidents_against=(i_mortar.id,),
        ),
        finding(
            DONBAS.id,
            "m2.uav",
            None,
            Outcome.NO_BREACH_FOUND,
            (
                Step(
                    rule="silence",
                    text="Nothing tells of flights.",
                    outcome="no breach found",
                    absence="overflight in the security zone, 27 July to 7 December 2020",
                ),
            ),
            coverage=Coverage(
                days=134,
                days_reported=52,
                by_monitor=40,
                access_denied=11,
                note="Access was denied at Zaitseve on 5 December.",
            ),
        ),
        finding(
            DONBAS.id,
            "m3.discipline",
            "UKR",
            Outcome.NOT_YET_DUE,
            (
                Step(
                    rule="due",
                    text="Due by the end of 31 December 2020, Kyiv time.",
                    outcome="not yet due",
                    absence="disciplinary measures told of",
                ),
            ),
            due=datetime(2021, 1, 1, tzinfo=timezone(timedelta(hours=2))),
        ),
        finding(
            DONBAS.id,
            "m3.discipline",
            "DNR",
            Outcome.OVERDUE_UNKNOWN,
            (
                Step(
                    rule="due",
                    text="An earlier date was agreed for this side; it has passed.",
                    outcome="overdue, unknown",
                    absence="disciplinary measures told of",
                ),
            ),
            due=datetime(2020, 11, 1, tzinfo=timezone(timedelta(hours=2))),
        ),
    )
    deadlines = (
        DeadlineRow(
            agreement=NK.id,
            term="p6.kalbajar",
            point="6",
            text=NK.terms[2].text,
            bearer="ARM",
            due=datetime(2020, 11, 26, tzinfo=MOSCOW),
            edge="end_of_day",
            days_left=-12,
            outcome=Outcome.KEPT,
            label="kept",
            readings=(
                DueByReading(reading="end_of_day", due=datetime(2020, 11, 26, tzinfo=MOSCOW), outcome=Outcome.KEPT),
                DueByReading(
                    reading="start_of_day", due=datetime(2020, 11, 25, tzinfo=MOSCOW), outcome=Outcome.KEPT_LATE
                ),
            ),
        ),
        DeadlineRow(
            agreement=NK.id,
            term="p8.prisoners",
            point="8",
            text=NK.terms[3].text,
            bearer=None,
            due=None,
            outcome=Outcome.UNKNOWN,
            label="unknown",
        ),
        DeadlineRow(
            agreement=DONBAS.id,
            term="m3.discipline",
            point="3",
            text=DONBAS.terms[2].text,
            bearer="UKR",
            due=datetime(2021, 1, 1, tzinfo=timezone(timedelta(hours=2))),
            edge="end_of_day",
            days_left=24,
            outcome=Outcome.NOT_YET_DUE,
            label="not yet due",
        ),
    )
    tallies = (
        TallyRow(
            source_name="OSCE Special Monitoring Mission",
            source_actor="OSCE-SMM",
            unit="violations",
            low=5,
            high=5,
            place_text="Donetsk region",
            start=date(2020, 12, 4),
            end=date(2020, 12, 5),
            claim=c_tally.id,
        ),
        TallyRow(
            source_name="OSCE Special Monitoring Mission",
            source_actor="OSCE-SMM",
            unit="violations",
            low=12,
            high=12,
            place_text="Donetsk region",
            start=date(2020, 12, 3),
            end=date(2020, 12, 4),
            claim=c_before.id,
            previous_period=True,
        ),
        TallyRow(
            source_name="armed formations of Donetsk",
            source_actor="DNR",
            unit="violations",
            low=7,
            high=None,
            place_text="Donetsk region",
            start=date(2020, 12, 4),
            end=date(2020, 12, 5),
            claim=c_mortar.id,
        ),
    )
    receipts = (
        *(Receipt(path=document.path, fate=Fate.READ, document=document.id) for document in b.documents.values()),
        Receipt(
            path="reports/locked.pdf",
            fate=Fate.FAILED,
            why="the file is encrypted and no password was given",
            issues=(
                Issue(
                    code="reader.pdf.encrypted",
                    severity=Severity.ERROR,
                    where="reports/locked.pdf",
                    message="The PDF is encrypted.",
                    hint="Save it without a password.",
                ),
            ),
        ),
        Receipt(path="reports/photo.jpg", fate=Fate.SKIPPED, why="no text: an image"),
    )
    issues = (
        Issue(
            code="locate.place.ambiguous",
            severity=Severity.WARNING,
            where="reports/smm_1206.pdf",
            message="“Zaitseve” may be either of two villages.",
            hint="Add the district to the manifest.",
        ),
    )
    return Publication(
        title="Two truces, 7 December 2020",
        about=ABOUT,
        known=ABOUT,
        generated_by="trucewatch 0.1.0",
        agreements=(NK, DONBAS),
        findings=findings,
        incidents=(i_deploy, i_kalbajar, i_held, i_hadrut, i_zolote, i_access, i_mortar, i_tally),
        claims=b.claims,
        documents=b.documents,
        receipts=receipts,
        issues=issues,
        deadlines=deadlines,
        tallies=tallies,
        withheld_names=frozenset({"Ararat Melikyan"}),
    )


@pytest.fixture(scope="session")
def publication() -> Publication:
    return build()
