from pathlib import Path

import pytest

from workbench.lang.cues import prove_cues, read_cues
from workbench.yaml_file import YamlFile

SOUND = "phrases: [停发, pattern: '第[一二]日']\nmatch: [津贴停发, 第二日]\nno_match: [津贴发放]\n"


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("", "", []),
        ("停发,", "停(发,", ["phrase_bracket_unclosed"]),
        ("第二日", "第三日", ["example_missed"]),
        ("津贴发放", "停发", ["example_wrongly_matched"]),
        ("[津贴发放]", "[]", ["list_empty"]),
        ("[津贴发放]", "津贴", ["list_expected"]),
        ("no_match", "nomatch", ["key_unknown", "key_missing"]),
    ],
)
def test_what_is_wrong_with_cue_phrases(tmp_path: Path, old: str, new: str, faults: list[str]) -> None:
    (tmp_path / "cues.yaml").write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    reader = YamlFile("cues.yaml")
    root, _ = reader.document(tmp_path / "cues.yaml")
    cues = read_cues(reader, root, "zh")
    assert [fault.code for fault in (*reader.findings, *prove_cues("ended", cues))] == faults


def test_the_words_that_a_phrase_fits_are_given(tmp_path: Path) -> None:
    (tmp_path / "cues.yaml").write_text(SOUND, encoding="utf-8")
    reader = YamlFile("cues.yaml")
    root, _ = reader.document(tmp_path / "cues.yaml")
    cues = read_cues(reader, root, "zh")
    assert (cues.words("自第一日起"), cues.words("自第三日起")) == ("第一日", None)
