"""Confidential records: refused where anybody can clone them, opaque where encrypted.

`sealed/talk.age` and `sealed/armoured.age` were made by age 1.1.1 for a key that was
thrown away.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyrage
import pytest

from builders import said
from growthfolio.loading.sealed import is_encrypted
from growthfolio.model.cohort import Loaded
from growthfolio.model.obligation import State
from growthfolio.pipeline import judge, plan_site
from loading_tools import Plant, advice, loaded

SEALED = Path(__file__).parent / "sealed"
AGE = (SEALED / "talk.age").read_bytes()
ARMOURED = (SEALED / "armoured.age").read_bytes()
CONFIDED = "zqconfided"
OPEN = f"---\ntitle: {CONFIDED}\n---\nWhat was said: {CONFIDED}.\n"
MONTH = "portfolios/ada/2026-02"
TODAY = date(2026, 3, 20)
ENC = "ENC[AES256_GCM,data:{},iv:aXY=,tag:dGFn,type:str]"
SOPS = json.dumps(
    {
        "data": ENC.format("Y2lwaGVydGV4dA=="),
        "sops": {"age": [], "mac": ENC.format("bWFj"), "version": "3.9.0"},
    }
).encode()

DUTIES = """\
duties:
  - {id: plan, title: Plan, owner: mentee, every: month, audience: public}
  - {id: talk, title: Talk, owner: mentee, every: month, kind: talk, audience: cohort,
     comment: {by: business}}
  - {id: aid, title: Aid, owner: mentee, every: event, kind: subsidy, audience: public,
     fields: {type: {type: text}, amount: {type: money}}}
  - {id: view, title: View, owner: mentee, every: event, audience: mentors}
  - {id: odd, title: Odd, owner: mentee, every: event}
  - {id: hidden, title: Hidden, owner: mentee, every: event, audience: never}
"""


def files(extra: str, records: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """A programme of one mentee since February, with records."""
    return {
        "programme.yml": (
            "title: A programme\nlanguage: en\nstarts: 2026-02-01\nstates: cohort\n"
            f"mentor_roles: [{{id: business, title: Mentor}}]\n{extra}{DUTIES}"
        ),
        "portfolios/ada/profile.yml": (
            "name: Ada Lin\njoined: 2026-02-01\n"
            "mentors: [{mentor: ben, role: business, from: 2026-02-01}]\n"
        ),
        "mentors/ben.yml": "name: Ben Wu\nroles: [business]\n",
        f"{MONTH}/plan.md": "A plan.\n",
        **records,
    }


def found(read: Loaded) -> list[tuple[str, str]]:
    """The rule and the path of each finding."""
    return [(one.rule.name, one.place.path) for one in read.findings]


PUBLIC = "repository: public\n"
TALK = f"{MONTH}/talk.md"


@pytest.mark.parametrize("data", [AGE, ARMOURED, ARMOURED + b"\n\n", SOPS])
def test_ciphertext_is_told(data: bytes) -> None:
    assert is_encrypted(data)


def test_what_the_libraries_and_tools_of_age_write_is_told() -> None:
    key = pyrage.x25519.Identity.generate().to_public()
    assert is_encrypted(pyrage.encrypt(OPEN.encode(), [key]))
    assert is_encrypted(pyrage.encrypt(OPEN.encode(), [key] * 3, armored=True))
    assert is_encrypted(pyrage.passphrase.encrypt(b"", "secret"))
    if shutil.which("age") is not None:
        for words in ((), ("-a",)):
            command = ["age", *words, "-r", str(key)]
            out = subprocess.run(
                command, input=OPEN.encode(), capture_output=True, check=True
            )
            assert is_encrypted(out.stdout)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", OPEN.encode(), b"age-encryption.org/v1\n", AGE[:150]),
        *(ARMOURED + b"and words", b"words\n" + ARMOURED, ARMOURED[:-40]),
        ARMOURED.replace(b"\n", b"\nwords that can be read\n", 1),
        b"\n".join((ARMOURED.split(b"\n")[0], b"d29yZHM=", ARMOURED.split(b"\n")[-2])),
        b"age-encryption.org/v1\nWhat was said.\n" + bytes(64),
        SOPS.replace(b"ENC[", b"enc[", 1),
        SOPS.replace(b'"mac"', b'"mic"'),
        SOPS.replace(b"}}", b'}, "note": "words"}'),
        b'{"data": "words", "sops": {"mac": "m", "version": "3"}}',
        b'{"data": ' + b"[" * 100_000,
    ],
)
def test_what_only_looks_like_it_can_be_read(data: bytes) -> None:
    assert not is_encrypted(data)


@pytest.mark.parametrize("duty", ["talk", "aid", "view", "odd", "hidden"])
def test_a_confidential_record_is_refused_in_a_public_repository(
    plant: Plant, duty: str
) -> None:
    folder = MONTH if duty == "talk" else "portfolios/ada/2026-02-03"
    path = f"{folder}/{duty}.md"
    root = plant(files(PUBLIC, {path: OPEN}))
    read = loaded(root)
    assert found(read) == [("open-in-public", path)]
    assert f"{duty}.md.age" in advice(read.findings[0])
    assert read.cohort is not None
    (record,) = (one for one in read.cohort.records if one.at.duty == duty)
    assert (record.readable, record.sealed, record.body) == (False, False, "")
    for audience in ("public", "cohort", "reviewers", "mentors"):
        assert CONFIDED not in said(
            plan_site(root, audience=audience, today=TODAY).site
        )


def test_so_is_a_record_that_narrows_its_readers_and_a_comment(plant: Plant) -> None:
    narrowed = f"---\naudience: mentors\n---\n{CONFIDED}\n"
    comment = f"{MONTH}/talk.comment.md"
    records = {f"{MONTH}/plan.md": narrowed, TALK: AGE, comment: "Well said.\n"}
    assert found(loaded(plant(files(PUBLIC, records)))) == [
        ("open-in-public", f"{MONTH}/plan.md"),
        ("open-in-public", comment),
    ]


@pytest.mark.parametrize(
    "extra", ["", "repository: private\n", f"{PUBLIC}unencrypted: [talk]\n"]
)
def test_it_is_read_where_the_programme_says_so(plant: Plant, extra: str) -> None:
    read = loaded(plant(files(extra, {TALK: OPEN})))
    assert found(read) == []
    assert read.cohort is not None
    assert [one.readable for one in read.cohort.records] == [True, True]


def test_other_records_are_read_in_a_public_repository(plant: Plant) -> None:
    assert found(loaded(plant(files(PUBLIC, {})))) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("talk.md.age", AGE),
        ("talk.md.age", ARMOURED),
        ("talk.md", ARMOURED),
        ("talk.md", SOPS),
    ],
)
@pytest.mark.parametrize("extra", ["", PUBLIC])
def test_an_encrypted_record_counts_and_is_not_opened(
    plant: Plant, name: str, data: bytes, extra: str
) -> None:
    root = plant(files(extra, {f"{MONTH}/{name}": data}))
    judged = judge(root, TODAY)
    assert [one.rule.name for one in judged.findings] == ["missing-comment"]
    assert judged.ledger is not None
    assert judged.ledger.at[TALK].state is State.AWAITING_COMMENT
    sites = {
        audience: said(plan_site(root, audience=audience, today=TODAY).site)
        for audience in ("public", "cohort", "mentors")
    }
    told = "it is encrypted: those who have the key can read it"
    assert [told in site for site in sites.values()] == [False, True, True]
    for words in ("AGE ENCRYPTED", "AES256", "age-encryption"):
        assert not any(words in site for site in sites.values())


def test_an_encrypted_comment_counts_as_well(plant: Plant) -> None:
    records = {f"{MONTH}/talk.md.age": AGE, f"{MONTH}/talk.comment.md.age": AGE}
    judged = judge(plant(files(PUBLIC, records)), TODAY)
    assert judged.findings == ()
    assert judged.ledger is not None
    assert judged.ledger.at[TALK].state is State.DONE
    assert judged.ledger.at[f"{MONTH}/talk.comment.md"].state is State.DONE


@pytest.mark.parametrize("extra", ["", PUBLIC])
def test_a_file_called_encrypted_is(plant: Plant, extra: str) -> None:
    path = f"{MONTH}/talk.md.age"
    read = loaded(plant(files(extra, {path: OPEN})))
    assert found(read) == [("not-encrypted", path)]
    assert read.cohort is not None
    assert [one.readable for one in read.cohort.records] == [True, False]


def test_of_two_files_for_one_record_neither_is_read(plant: Plant) -> None:
    path = f"{MONTH}/talk.md.age"
    read = loaded(plant(files("", {TALK: OPEN, path: AGE})))
    assert found(read) == [
        ("two-files-one-record", TALK),
        ("two-files-one-record", path),
    ]
    assert read.cohort is not None
    assert [(one.readable, one.sealed) for one in read.cohort.records] == [
        (True, False),
        (False, False),
    ]


def test_an_encrypted_file_beside_records_may_lie_there(plant: Plant) -> None:
    path = f"{MONTH}/photo.png.age"
    assert found(loaded(plant(files(PUBLIC, {path: AGE})))) == []
    assert found(loaded(plant(files(PUBLIC, {path: b"\x89PNG"})))) == [
        ("not-encrypted", path)
    ]


def test_only_duties_of_the_programme_are_excepted(plant: Plant) -> None:
    judged = judge(plant(files(f"{PUBLIC}unencrypted: [plan, tlk]\n", {})), TODAY)
    found = [one for one in judged.findings if one.rule.name == "unknown-reference"]
    assert [(one.place.line, one.values["value"]) for one in found] == [(7, "tlk")]
