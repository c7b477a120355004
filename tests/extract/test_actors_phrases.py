"""Noun phrases as actor codes: owners and organs in every order, office-holders by day, groups, missions, civilians."""

from datetime import date

import pytest

from trucewatch.extract.actors.mentions import metonym_is_place
from trucewatch.extract.actors.registry import ActorKind, ActorMention, ActorRegistry
from trucewatch.model import Document, Source

DAY = date(2023, 6, 1)

STATES_AND_ORGANS = """
Azerbaijan = AZE
the Republic of Armenia = ARM
the Azerbaijani side = AZE
the leadership of Armenia = ARM
the Azerbaijanis = AZE
Ministry of Defence of Azerbaijan = AZE.MOD
the Ministry of Defense of the Republic of Azerbaijan = AZE.MOD
Azerbaijan's Ministry of Defence = AZE.MOD
the Azerbaijani MoD = AZE.MOD
the Defence Ministry in Baku = AZE.MOD
Azerbaijan Army = AZE.MIL
units of the armed forces of Armenia = ARM.MIL
the Armenian Armed Forces' units = ARM.MIL
officers of the Azerbaijani army = AZE.MIL
Azerbaijani artillery = AZE.MIL
an Azerbaijani checkpoint = AZE.MIL
the Armenian chief of the general staff = ARM.MIL
chiefs of the general staff of Armenia and Azerbaijan = ARM.MIL+AZE.MIL
Armenian and Azerbaijani forces = ARM.MIL+AZE.MIL
Armenian and Azerbaijani foreign ministers = ARM.MFA+AZE.MFA
presidents of Russia, Turkey and Iran = RUS.PRES+TUR.PRES+IRN.PRES
the presidents of Russia and of France = RUS.PRES+FRA.PRES
the leaders of Russia, Azerbaijan and Armenia = RUS.PRES+AZE.PRES+ARM.PM
Russian and German leaders = RUS.PRES+DEU.PM
Thai and Cambodian troops = THA.MIL+KHM.MIL
the Indian and Pakistani armies = IND.MIL+PAK.MIL
Russian and Ukrainian officials = RUS+UKR
the Russian president = RUS.PRES
the French presidency = FRA.PRES
the Kremlin website = RUS.PRES
the White House = USA.PRES
a State Department official = USA.MFA
the Pentagon = USA.MOD
the US Treasury = USA.GOV
Downing Street = GBR.PM
the Quai d'Orsay = FRA.MFA
the British Foreign Office = GBR.MFA
Germany's foreign minister = DEU.MFA
the German chancellor = DEU.PM
Turkey's top diplomat = TUR.MFA
the Ethiopian government = ETH
a government source in Yerevan = ARM.GOV
Asmara's information minister = ERI.GOV
Georgian police = GEO.POLICE
the Georgian Interior Ministry = GEO.POLICE
Serbian gendarmerie = SRB.POLICE
Polish border guards = POL.MIL
Russian peacekeepers = RUS.PKF
the Russian peacekeeping contingent = RUS.PKF
soldiers of the Russian peacekeeping contingent = RUS.PKF
the Armenian health ministry = ARM.HEALTH
the Lebanese health minister = LBN.HEALTH
Israeli planes = ISR.MIL
the IDF = ISR.MIL
an Israeli army bulldozer = ISR.MIL
the Lebanese Armed Forces = LBN.MIL
Indian Army troops = IND.MIL
Pakistan's Inter-Services Public Relations = PAK.MIL
India's Ministry of External Affairs = IND.MFA
Myanmar's military junta = MMR.MIL
the Tatmadaw = MMR.MIL
Philippine troops = PHL.MIL
the Sudanese army = SAF
the Sudanese Armed Forces = SAF
Sudan's Foreign Ministry = SDN.MFA
the SSPDF = SSD.MIL
Eritrean troops = ERI.MIL
Rwandan soldiers = RWA.MIL
the FARDC = COD.MIL
Central African Republic troops = CAF.MIL
the Ivorian army = IVORY-COAST.MIL
Moroccan soldiers = MAR.MIL
the Royal Nepal Army = NPL.MIL
the Syrian army = SYR.MIL
South Korea's Joint Chiefs of Staff = KOR.MIL
the Korean People's Army = PRK.MIL
the Greek Cypriot National Guard = CYP.MIL
US Central Command = USA.MIL
the Revolutionary Guards = IRN.MIL
the Azerbaijani saboteurs = AZE
the VSU = UKR.MIL
Ukraine's General Staff = UKR.MIL
"""

GROUPS = """
the Karabakh authorities = NK
authorities in Stepanakert = NK
the foreign ministry in Stepanakert = NK
the Karabakh ombudsman = NK
the defence army of Karabakh = NK
the mayor of Stepanakert = NK.LOCAL
the Armenians of Nagorno-Karabakh = NK
pro-Russian rebels = DNR+LNR
the Donetsk separatists = DNR
the self-proclaimed Donetsk People's Republic = DNR
"LPR" armed formations = LNR
the so-called people's militia of Luhansk = LNR
the mayor of Donetsk = DNR.LOCAL
South Ossetian security services = SOS
the de facto authorities in Tskhinvali = SOS
Abkhaz troops = ABK
Transnistrian authorities = PMR
a Turkish Cypriot officer = TRNC
Hamas = HAMAS
a Hamas official = HAMAS
the Hamas-run civil defence agency = HAMAS
the Health Ministry in Gaza = HAMAS.HEALTH
Hezbollah fighters = HEZBOLLAH
Iran-backed Houthi rebels = HOUTHI
Ansar Allah = HOUTHI
the aggression forces = SAU-COALITION
the Saudi-led coalition = SAU-COALITION
the Rapid Support Forces = RSF
RSF men = RSF
a senior TPLF figure = TPLF
Tigrayan forces = TPLF
an SPLM-IO officer = SPLM-IO
M23 rebels = M23
the Libyan National Army = LNA
Renamo gunmen = RENAMO
FARC guerrillas = FARC
ELN fighters = ELN
MILF guerrillas = MILF
Arakan Army fighters = AA
Naga rebels = NSCN-IM
Tamil Tigers = LTTE
Nepalese Maoists = CPN-M
the Bosnian Serb army = REPUBLIKA-SRPSKA
KLA rebels = KLA
the Free Syrian Army = FSA
the Polisario Front = POLISARIO
a Taliban spokesman = TALIBAN
"""

ORGANISATIONS = """
the OSCE = OSCE
OBSE = OSCE
the OSCE Special Monitoring Mission to Ukraine = OSCE-SMM
the co-chairs of the Minsk Group = OSCE-MG
the Trilateral Contact Group = TCG
the United Nations = UN
UN aid chief = UN
UNIFIL sappers = UNIFIL
the EU Monitoring Mission in Georgia = EUMM
the AU envoy = AU
the International Committee of the Red Cross = ICRC
the Red Cross = ICRC
the UN refugee agency = UNHCR
the World Food Programme = WFP
the Sudanese Red Crescent = SRCS
Doctors Without Borders = MSF
the Collective Security Treaty Organization = CSTO
the Catholic Church = CHURCH
Xinhua News Agency = XINHUA
the Korean Central News Agency = KCNA
residents = CIV
local residents of the village = CIV
Azerbaijani civilians = CIV
Palestinian medics = CIV
two aid workers = CIV
"""

OFFICE_HOLDERS = """
President Ilham Aliyev = AZE.PRES
Aliyev = AZE.PRES
an aide to President Aliyev = AZE.PRES
Armenian Prime Minister Nikol Pashinyan = ARM.PM
Ukraine's Volodymyr Zelensky = UKR.PRES
Russian Foreign Minister Sergei Lavrov = RUS.MFA
Russia's Sergei Lavrov = RUS.MFA
Kremlin spokesman Dmitry Peskov = RUS.PRES
German Chancellor Olaf Scholz = DEU.PM
Denis Pushilin = DNR
General Abdel Fattah al-Burhan = SAF
RSF leader Mohamed Hamdan Dagalo = RSF
Khalifa Haftar's forces = LNA
Benjamin Netanyahu's office = ISR.PM
the Houthis' military spokesman Yahya Saree = HOUTHI
ELN negotiator Pablo Beltrán = ELN
Thai army spokesman Winthai Suvaree = THA.MIL
"""


def cases(table: str) -> list[tuple[str, str]]:
    return [(phrase.strip(), code.strip()) for phrase, code in (line.split("=") for line in table.strip().splitlines())]


ALL_CASES = [case for table in (STATES_AND_ORGANS, GROUPS, ORGANISATIONS, OFFICE_HOLDERS) for case in cases(table)]


def coded(text: str, on: date | None = DAY) -> list[ActorMention]:
    return [m for m in ActorRegistry.packaged().spot(text, on=on) if m.code and m.kind is not ActorKind.ADJECTIVE]


@pytest.mark.parametrize(("phrase", "code"), ALL_CASES, ids=[phrase for phrase, _ in ALL_CASES])
def test_a_phrase_has_its_code(phrase: str, code: str) -> None:
    assert coded(f"Yesterday {phrase} moved.")[0].code == code


def test_the_table_is_broad() -> None:
    assert len(ALL_CASES) >= 150


@pytest.mark.parametrize(
    ("phrase", "day", "code"),
    [
        ("Petro Poroshenko", date(2015, 2, 12), "UKR.PRES"),
        ("Petro Poroshenko", date(2021, 2, 12), None),
        ("President Poroshenko", date(2021, 2, 12), "UKR.PRES"),
        ("Vladimir Putin", date(2010, 1, 1), "RUS.PM"),
        ("Vladimir Putin", date(2020, 1, 1), "RUS.PRES"),
        ("Hikmet Hajiyev", date(2016, 4, 2), "AZE.MFA"),
        ("Hikmet Hajiyev", date(2020, 10, 1), "AZE.PRES"),
        ("Joseph Aoun", date(2024, 11, 27), "LBN.MIL"),
        ("Joseph Aoun", date(2025, 3, 1), "LBN.PRES"),
        ("Minni Minnawi", date(2023, 5, 28), "SDN.LOCAL"),
        ("authorities in Sanaa", date(2012, 1, 1), "YEM.GOV"),
        ("authorities in Sanaa", date(2021, 1, 1), "HOUTHI"),
    ],
)
def test_an_office_is_held_for_a_time(phrase: str, day: date, code: str | None) -> None:
    found = ActorRegistry.packaged().spot(f"{phrase} agreed.", on=day)
    assert found[0].code == code


@pytest.mark.parametrize(
    "text",
    [
        "Turkish-made drones were shot at.",
        "an Armenian-populated enclave",
        '"DPR"-controlled Bezimenne',
        "government-controlled Popasna",
        "Donetsk region",
        "a military operation",
        "Let me say it plainly",
        "the Minsk agreements",
        "1 KIA, 2 WIA",
        "turn it off for us",
    ],
)
def test_what_only_looks_like_an_actor_is_none(text: str) -> None:
    assert coded(text) == []


@pytest.mark.parametrize(("text", "code"), [("US forces", "USA.MIL"), ("told us", None), ("TOLD US", "USA")])
def test_capitals_tell_a_state_from_a_pronoun(text: str, code: str | None) -> None:
    assert [m.code for m in coded(text)] == ([code] if code else [])


def test_troops_in_a_town_are_nobodys() -> None:
    assert all(m.kind is not ActorKind.ORGAN for m in coded("Troops in Yerevan stood by."))


def test_a_mention_is_its_slice_and_names_its_head() -> None:
    text = "On Monday the Armenian Defence Ministry spokesman Vardan Hypothet said no."
    (mention,) = coded(text)
    assert mention.text == text[mention.start : mention.end] == "Armenian Defence Ministry spokesman Vardan Hypothet"
    assert text[mention.head :].startswith("Hypothet")
    assert (mention.code, mention.name) == ("ARM.MOD", "Vardan Hypothet")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The AU envoy, Ada Exemplar, said so. Exemplar left.", "AU"),
        ("Ada Exemplar, a spokeswoman for the Georgian Interior Ministry, said so. Exemplar left.", "GEO.POLICE"),
        ("Taliban official Abdul Exemplar said so. Exemplar left.", "TALIBAN"),
    ],
)
def test_a_person_unknown_to_the_tables_is_introduced_by_the_text(text: str, code: str) -> None:
    document = Document(id="x", path="x.txt", text=text, source=Source(name="Wire"))
    surname = [m for m in ActorRegistry.packaged().read(document) if m.text == "Exemplar"]
    assert [m.code for m in surname] == [code]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Xinhua", "XINHUA"),
        ("TASS", "TASS"),
        ("Trend", "TREND"),
        ("Ministry of Defence of the Republic of Azerbaijan", "AZE.MOD"),
        ("OSCE Special Monitoring Mission to Ukraine", "OSCE-SMM"),
        ("Village Gazette", None),
        (None, None),
    ],
)
def test_a_publisher_has_a_code(name: str | None, code: str | None) -> None:
    assert ActorRegistry.packaged().code_of_source(name) == code


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Baku said so.", False),
        ("According to Baku, all was calm.", False),
        ("Moscow's claim was false.", False),
        ("Ankara has never agreed.", False),
        ("They met in Vienna.", True),
        ("He flew to Moscow on Friday.", True),
        ("BAKU, 15 Nov. All was calm.", True),
        ("Shells fell on the way to Stepanakert.", True),
    ],
)
def test_a_capital_is_a_government_where_it_speaks_and_a_town_where_it_lies(text: str, place: bool) -> None:
    (mention,) = [m for m in ActorRegistry.packaged().spot(text, on=DAY) if m.kind is ActorKind.METONYM]
    assert metonym_is_place(mention, text) is place
