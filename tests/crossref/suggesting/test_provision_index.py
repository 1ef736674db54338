from tests.crossref.suggesting.laws import corpus, glossary, one_article
from workbench.crossref.suggesting.provision_index import provision_index
from workbench.instruments.library import topic_rules
from workbench.instruments.topics import Target
from workbench.weights.suggestions import suggestion_weights


def test_a_target_means_articles_by_role_and_branch_or_one_provision_of_any_instrument() -> None:
    index = provision_index(one_article("失业保险", "略。"), corpus(), glossary(), suggestion_weights(), topic_rules())
    assert index.articles_meant(Target(1.0, role="duration"), "unemployment") == (("C102:24", ""),)
    assert index.articles_meant(Target(1.0, role="waiting_period"), "unemployment") == (("C102:24", "C102:24(3)"),)
    assert index.articles_meant(Target(1.0, role="care"), "maternity") == (("C102:49", ""),)
    assert index.articles_meant(Target(1.0, role="cash"), "maternity") == (("C102:50", ""),)
    assert index.articles_meant(Target(1.0, ref="C102:71(1)"), "") == (("C102:71", "C102:71(1)"),)
    assert index.articles_meant(Target(1.0, ref="C183:10"), "") == (("C183:10", ""),)
    assert index.articles_meant(Target(1.0, ref="C102:999"), "") == ()
    assert index.law_branches == ("unemployment",)
