import pytest

from tests.crossref.suggesting.cue_rows import check
from workbench.crossref.suggesting.cues_cover import EVENT, WHO

# branch | sentence | aspects seen, and with a minus those not seen
ROWS = """
old_age | 家政人员应当参加养老保险 | participation -voluntary_cover
old_age | 个体户可以自愿参加养老保险 | participation voluntary_cover
old_age | 参加养老保险的个人出示证件 | -participation
medical_care | 国家建立面向农村居民的医疗制度 | resident_scheme establishment
 | 外国人依法参保 | non_nationals
 | 进城务工的人员同等参保 | rural_migrants -non_nationals
 | 制度应当覆盖城乡 | breadth
old_age | 达到退休年龄 | retirement_age
old_age | 年满十六周岁的学生 | -retirement_age
unemployment | 有求职要求 | unemployment_event
employment_injury | 患职业病的矿工 | injury_event
medical_care | 患职业病的矿工 | -injury_event
invalidity | 因病致残 | invalidity_event
survivors | 职工死亡 | survivors_event
maternity | 女职工怀孕 | maternity_event
sickness | 病假期间 | sickness_event
family | 每名子女领取津贴 | family_event
unemployment | A person available for work | unemployment_event
 | Foreign workers are insured too | non_nationals
old_age | Miners shall take part in old-age insurance | participation
""".strip().splitlines()


@pytest.mark.parametrize("row", ROWS)
def test_cue_phrases(row: str) -> None:
    check(row, (*WHO, *EVENT))
