from workbench.crossref.suggesting.aspects import Aspect, own_part, provision, signs

DURATION = Aspect("duration", ("期限", "duration"), r"期限", r"\bperiod", (own_part("duration", 0.9),))
INJURY = Aspect("injury", ("工伤", "injury"), r"事故", r"accident", (), branches=frozenset({"employment_injury"}))
ENDED = Aspect("ended", ("停发", "stopped"), r"停发", r"stopped", (provision("69", 0.9),))
QUIET = Aspect("quiet", ("发放", "paid"), r"发", r"paid", (), unless=frozenset({"ended"}))
ALL = (DURATION, INJURY, ENDED, QUIET)


def seen(text: str, lang: str = "zh", *branches: str) -> list[tuple[str, str]]:
    return [(sign.aspect.id, sign.words) for sign in signs(text, dict.fromkeys(branches, 1.0), ALL, lang)]


def test_an_aspect_is_seen_with_the_words_that_show_it() -> None:
    assert seen("期限为九个月") == [("duration", "期限")]
    assert seen("The PERIOD is short", "en") == [("duration", "PERIOD")]


def test_an_aspect_of_one_branch_is_not_seen_in_another() -> None:
    assert seen("发生事故", "zh", "old_age") == [("quiet", "发")]
    assert seen("事故", "zh", "employment_injury") == [("injury", "事故")]


def test_an_aspect_is_silent_beside_the_one_that_outweighs_it() -> None:
    assert seen("停发") == [("ended", "停发")]


def test_a_provision_is_one_of_the_convention() -> None:
    assert provision("65(10)", 0.5).ref == "C102:65(10)"
    assert own_part("benefit", 0.5).ref == ""
