"""`trucewatch terms test`: a case that fails says what was expected, what was found, and why."""

from __future__ import annotations

from trucewatch.terms import packaged_text

NAME = "donbas-2020-07-22"


def test_a_failing_case_says_why(trucewatch, tmp_path):
    for name in (f"{NAME}.yaml", "donbas.geojson"):
        (tmp_path / name).write_text(packaged_text(name))
    cases = packaged_text(f"{NAME}.cases.yaml").replace("outcome: breached", "outcome: kept", 1)
    (tmp_path / f"{NAME}.cases.yaml").write_text(cases)
    called = trucewatch("terms", "test", f"{NAME}.yaml")
    assert called.status == 1
    told = called.out[called.out.index("fails") :].splitlines()
    assert "outcome: expected kept, found breached, because" in told[1]
    assert told[2].startswith("         - On whether the term counts: ")
    assert any("on the word of OSCE-SMM" in line for line in told)
    assert "1 failed" in called.err


def test_a_verdict_on_no_such_term_is_told(trucewatch, tmp_path):
    for name in (f"{NAME}.yaml", "donbas.geojson"):
        (tmp_path / name).write_text(packaged_text(name))
    cases = packaged_text(f"{NAME}.cases.yaml").replace("{term: m2.fire,", "{term: m2.fir,", 1)
    (tmp_path / f"{NAME}.cases.yaml").write_text(cases)
    assert "found no verdict on this term and bearer at all" in trucewatch("terms", "test", f"{NAME}.yaml").out
