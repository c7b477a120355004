"""What has been refused or blocked since a day goes on; what has been done some times since then has happened."""

import pytest

from trucewatch.extract.extractor import Extractor
from trucewatch.locate.moments import spot_times
from trucewatch.model import Document, Mentions, Modality, Reading

CASES = [
    ("The army has since Monday refused the mission access to the camp.", Modality.ONGOING),
    ("The army has refused the mission access to the camp three times since Monday.", Modality.OCCURRED),
    ("The army refused the mission access to the camp on Monday.", Modality.OCCURRED),
]


@pytest.mark.parametrize(("text", "modality"), CASES)
def test_what_is_kept_up_goes_on(text: str, modality: Modality) -> None:
    document = Document(id="sha256:0", path="r.txt", text=text)
    reading = Reading(document=document, mentions=Mentions(times=spot_times(text)))
    drafts = Extractor.packaged().extract(reading).drafts
    assert [(d.act, d.modality) for d in drafts] == [("access.denied", modality)]
