"""Whatever the text: mentions are slices in order, the same every time, and nobody comes from nowhere."""

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.extract.actors.registry import ActorRegistry
from trucewatch.model import Document, Source

PIECES = st.sampled_from(
    ["Baku", "Azerbaijan", "'s", "’s", "the", "both", "our", "Defence Ministry", "army", "of", "in", ",", ".", '"', "and", "it",
     "said", "Armenian", "-", "led", "OSCE", "monitors", "President", "Aliyev", "soldiers", "the enemy", "rebels", "DPR", "\n",
     "spokesman", "Exemplar", "US", "us", "ELN", "Colombia", "they", "both sides", "counterpart"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, publisher=st.sampled_from([None, "AZE.MOD", "OSCE-SMM", "XINHUA", "DNR"]))
def test_mentions_are_slices_in_order_and_repeatable(text: str, publisher: str | None) -> None:
    document = Document(id="x", path="x.txt", text=text, source=Source(name="s", actor=publisher))
    mentions = ActorRegistry.packaged().read(document)
    assert mentions == ActorRegistry.packaged().read(document)
    end = 0
    for mention in mentions:
        assert end <= mention.start <= mention.head < mention.end
        assert mention.text == text[mention.start : mention.end]
        end = mention.end


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_a_reference_names_only_who_is_named_or_at_home(text: str) -> None:
    registry = ActorRegistry.packaged()
    document = Document(id="x", path="x.txt", text=text, source=Source(name="s"))
    named = {party for m in registry.spot(text) for party in m.parties}
    homes = {conflict.home for conflict in registry.known.conflicts}
    resolved = {party for m in registry.read(document) for party in m.parties}
    children = {child for found in registry.known.children.values() for child, _ in found}
    assert resolved <= named | homes | children
