"""The list of carried stories."""

import json

STORY = (
    "Two wounded near the line\n\nTwo soldiers were wounded on 8 December 2020 when the village of Shyrokyne was shelled with "
    "mortars. Five houses were damaged in the same village, and a school lost its roof to a shell. Rescue workers "
    "reached the place after three hours, because the road to the village was mined.\n"
)


def lay_out(folder):
    (folder / "in").mkdir()
    texts = {
        "agency.txt": STORY,
        "copy.txt": STORY.replace("Two wounded near", "More wounded at").replace(
            "houses were damaged", "houses were damagd"
        ),
        "forged.txt": STORY.replace("Five houses", "Nine houses"),
    }
    rows = ["path,published,source"]
    for number, (name, text) in enumerate(texts.items()):
        (folder / "in" / name).write_text(text)
        rows.append(f"{name},2020-12-0{8 + number},{name[:-4]}")
    (folder / "in" / "manifest.csv").write_text("\n".join(rows) + "\n")


def test_the_copy_is_listed_with_what_differs_and_the_forgery_is_not(trucewatch, tmp_path):
    lay_out(tmp_path)
    called = trucewatch("stories", "in", "--format", "json")
    assert called.status == 0
    (story,) = json.loads(called.out)
    assert story["first"]["path"] == "in/agency.txt"
    assert [each["path"] for each in story["carried"]] == ["in/copy.txt"]
    assert story["carried"][0]["differs"] == [{"first": "damaged", "here": "damagd"}]
    assert "3 documents: 1 stories are carried by more than one, in 1 copies" in called.err


def test_a_table_says_the_difference_in_words(trucewatch, tmp_path):
    lay_out(tmp_path)
    assert "“damaged” is “damagd”" in trucewatch("stories", "in", "--format", "csv").out
    assert trucewatch("stories", "in", "--format", "jsonl").lines[0]["carried"]


def test_a_ledger_lists_the_same(trucewatch, tmp_path):
    lay_out(tmp_path)
    trucewatch("add", "in", "--ledger", "l.db")
    assert json.loads(trucewatch("stories", "--ledger", "l.db", "--format", "json").out) == json.loads(
        trucewatch("stories", "in", "--format", "json").out
    )
