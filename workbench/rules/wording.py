"""What the rules say, step by step, and what is wrong with a case, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the step's facts, rounded for display.
_RATES: Final[dict[str, tuple[str, str]]] = {
    "schedule_rate": (
        "附表规定的百分比（{row}）：{percent}%。",
        "Percentage in the Schedule ({row}): {percent} per cent.",
    ),
    "lower_rate": (
        "缴费或就业至多{most}年（或居住至多{most_residence}年）后即保障津贴的，百分比可低{points}个百分点：{full}% − {points} = {percent}%。",
        "Where the benefit is secured after at most {most} years of contributions or employment (or {most_residence} of residence), {points} points less will do: {full} − {points} = {percent} per cent.",
    ),
    "years_not_told": (
        "未说明合格期限的年数；以上百分比仅在该期限不超过上述年数时适用。",
        "How many years the scheme asks for was not told; the percentage above holds only if they are no more than these.",
    ),
    "too_late_for_lower_rate": (
        "{years}年超过本款允许的{most}年，不能适用本款的较低百分比。",
        "{years} years are more than the {most} this paragraph allows, so its lower percentage is not open.",
    ),
    "scaled_rate": (
        "{low}年至{high}年之间按比例（通行的线性解释）：{bottom}% + {a_year} ×（{years} − {low}）= {percent}%。",
        "In proportion between {low} and {high} years (the accepted linear reading): {bottom} + {a_year} × ({years} − {low}) = {percent} per cent.",
    ),
    "reduced_benefit_due_too": (
        "合格期限超过{after}年，还须向满{after}年者支付第二款的减额津贴；该津贴不在本次比较之内。",
        "As the period is longer than {after} years, the reduced benefit of paragraph 2 is due as well after {after} years; it is not part of this comparison.",
    ),
    "full_rate_due": (
        "期限为{years}年，适用附表的百分比。",
        "After {years} years the percentage in the Schedule applies.",
    ),
    "period_too_long": (
        "合格期限{years}年超过公约允许的{most}年；百分比仍为附表所定，但期限本身不符合。",
        "The qualifying period of {years} years is longer than the {most} that are allowed; the Schedule's percentage stands, but the period itself falls short.",
    ),
    "reduced_benefit_has_no_rate": (
        "减额津贴没有固定的百分比，只须在所定期限后予以保障；不作通过与否的判断。",
        "The Convention has no percentage for a reduced benefit, which need only be secured after the period named; nothing passes or fails here.",
    ),
    "partial_loss_has_no_rate": (
        "部分丧失挣钱能力没有固定的百分比，津贴为完全丧失时的适当比例。",
        "There is no percentage for partial loss of earning capacity; the benefit is a suitable proportion of that for total loss.",
    ),
    "no_fixed_rate": (
        "没有要求的百分比可比，不作通过与否的判断。",
        "No percentage is required, so nothing passes or fails.",
    ),
}
_AMOUNTS: Final[dict[str, tuple[str, str]]] = {
    "same_time_basis": (
        "换算为同一时间单位（{name}）：每{unit}{before} × {times} ÷ {per} = 每{basis}{after}。",
        "Same time basis ({name}): {before} a {unit} × {times} ÷ {per} = {after} a {basis}.",
    ),
    "average_rate": (
        "各时段津贴按时长加权平均：{average}。",
        "Average of the rates, weighted by how long each is paid: {average}.",
    ),
    "lowest_rate": (
        "津贴额随时间变化的，取最低一档：{lowest}。",
        "Where the rate varies over time the lowest one counts: {lowest}.",
    ),
    "median_of_regions": ("各地区工资率的中位数：{median}。", "Median of the regional wage rates: {median}."),
    "skilled_wage_stated": (
        "熟练男性体力雇员的工资：{skilled}。",
        "Wage of the skilled manual male employee: {skilled}.",
    ),
    "earner_of_three_quarters": (
        "受保护人{persons}人，收入不低于其中{share}%（{needed}人）者的最低收入：{skilled}。",
        "Of {persons} persons protected, the least earnings that equal or exceed those of {share} per cent ({needed} persons): {skilled}.",
    ),
    "above_average": (
        "全体受保护人平均收入{average}的{share}%：{skilled}。",
        "{share} per cent of the average earnings of all persons protected, {average}: {skilled}.",
    ),
    "labourer_wage": ("普通成年男性劳工的工资：{wage}。", "Wage of the ordinary adult male labourer: {wage}."),
    "base_without_ceiling": (
        "未规定上限，以本人先前收入{earnings}为基数。",
        "No ceiling is prescribed: the previous earnings of {earnings} are the base.",
    ),
    "base_at_ceiling": (
        "规定了上限，先前收入{earnings}高于熟练雇员工资{skilled}，以后者为基数。",
        "A ceiling is prescribed and the earnings of {earnings} exceed the skilled employee's wage of {skilled}, which is therefore the base.",
    ),
    "base_below_ceiling": (
        "规定了上限，但先前收入{earnings}不高于熟练雇员工资{skilled}，仍以先前收入为基数。",
        "A ceiling is prescribed, but the earnings of {earnings} do not exceed the skilled employee's wage of {skilled}: they remain the base.",
    ),
    "base_of_unknown_ceiling": (
        "规定了上限，但未给出熟练雇员的工资，先以本人收入{earnings}为基数（从严）。",
        "A ceiling is prescribed but the skilled employee's wage is not given: own earnings of {earnings} are taken, the stricter base.",
    ),
    "ceiling_leaves_open": (
        "按本人收入未达到，但上限规则可能降低基数；请补充熟练雇员的工资后再判断。",
        "Missed on own earnings, but the ceiling rule may lower the base; give the skilled employee's wage to settle it.",
    ),
}
_COMPARISON: Final[dict[str, tuple[str, str]]] = {
    "benefit_side": (
        "津贴{benefit} + 事由期间的家庭津贴{allowance} = {sum}。",
        "Benefit {benefit} + family allowances during the contingency {allowance} = {sum}.",
    ),
    "wage_side": (
        "基数{base} + 在业时的家庭津贴{allowance} = {sum}。",
        "Base {base} + family allowances in work {allowance} = {sum}.",
    ),
    "percentage": ("{numerator} ÷ {denominator} = {percent}%。", "{numerator} ÷ {denominator} = {percent} per cent."),
    "reached": (
        "要求至少{required}% × {denominator} = {least}；实际{sum}，达到，多{margin}。",
        "Required at least {required} per cent × {denominator} = {least}; there is {sum}: reached, with {margin} to spare.",
    ),
    "missed": (
        "要求至少{required}% × {denominator} = {least}；实际{sum}，未达到，差{margin}。",
        "Required at least {required} per cent × {denominator} = {least}; there is {sum}: missed by {margin}.",
    ),
    "figures_only": (
        "此结果只涉及津贴水平，不说明覆盖范围、合格期限和支付期限是否符合。",
        "This speaks of the level of the benefit only, not of coverage, qualifying period or duration.",
    ),
    "counted_means": (
        "其他家庭财力{means} − 不计入的相当数额{left_out}，计入{counted}。",
        "Other means of the family {means}, less the substantial amount left out {left_out}: {counted} counts.",
    ),
    "counted_amount": (
        "津贴{benefit} + 家庭津贴{allowance} + 计入的财力{means} = {counted}。",
        "Benefit {benefit} + family allowances {allowance} + means that count {means} = {counted}.",
    ),
    "required_amount": (
        "第六十六条要求的数额：{percent}% ×（{wage} + {allowance}）= {required}。",
        "What Article 66 requires: {percent} per cent × ({wage} + {allowance}) = {required}.",
    ),
    "health_and_decency": (
        "总额是否足以使家庭维持健康和体面的生活，任何数字都不能替代判断。",
        "Whether the total keeps the family in health and decency is a judgement that no figure settles.",
    ),
    "reduction_allowed": (
        "津贴由{full}减为{paid}，减少{cut}，未超过可减数额{allowed}。",
        "The benefit is cut from {full} to {paid}, by {cut}: no more than the {allowed} that may be cut.",
    ),
    "reduction_too_large": (
        "津贴由{full}减为{paid}，减少{cut}，超过可减数额{allowed}。",
        "The benefit is cut from {full} to {paid}, by {cut}: more than the {allowed} that may be cut.",
    ),
    "totals_exceed": (
        "所付津贴总额{paid} ÷ 按第六十六条和{coverage}推算的总额{notional} = {ratio}%，达到{needed}%，视为符合第(c)项。",
        "Benefits paid {paid} ÷ the total under Article 66 with {coverage} {notional} = {ratio} per cent, {needed} or more: (c) counts as met.",
    ),
    "totals_fall_short": (
        "所付津贴总额{paid} ÷ 按第六十六条和{coverage}推算的总额{notional} = {ratio}%，不足{needed}%；仍可逐案依第(c)项符合。",
        "Benefits paid {paid} ÷ the total under Article 66 with {coverage} {notional} = {ratio} per cent, less than {needed}; (c) may still be met by itself.",
    ),
    "totals_not_open": (
        "第(d)项只适用于第三、五、九、十部分，不适用于本部分。",
        "(d) is open for Parts III, V, IX and X only, not for this Part.",
    ),
}
_OTHER_RULES: Final[dict[str, tuple[str, str]]] = {
    "family_total_met": (
        "{share}% × {wage} × {children}名儿童 = {need}；实际{total}，达到。",
        "{share} per cent × {wage} × {children} children = {need}; there is {total}: reached.",
    ),
    "family_total_missed": (
        "{share}% × {wage} × {children}名儿童 = {need}；实际{total}，未达到。",
        "{share} per cent × {wage} × {children} children = {need}; there is {total}: missed.",
    ),
    "family_alternatives_met": ("两项择一达到即可：符合。", "One of the two alternatives is enough: met."),
    "family_alternatives_missed": ("两项均未达到：不符合。", "Neither alternative is reached: not met."),
    "family_alternatives_open": (
        "已计算的一项未达到，另一项缺少儿童人数，尚不能判断。",
        "The alternative that could be counted is missed; for the other the number of children is lacking.",
    ),
    "total_value_of_part_seven": (
        "第四十四条只适用于第七部分，不适用于第{part}部分。",
        "Article 44 belongs to Part VII and does not apply to Part {part}.",
    ),
    "partial_proportion": (
        "部分丧失的津贴{partial} ÷ 完全丧失的津贴{total} = {proportion}%。",
        "Benefit for partial loss {partial} ÷ benefit for total loss {total} = {proportion} per cent.",
    ),
    "partial_loss_beside": (
        "丧失挣钱能力的程度为{loss}%，津贴为完全丧失时的{proportion}%。",
        "The loss of earning capacity is {loss} per cent; the benefit is {proportion} per cent of that for total loss.",
    ),
    "suitable_has_no_figure": (
        "公约只要求“适当比例”，没有数字；不作通过与否的判断。",
        "The Convention asks for a suitable proportion and gives no figure: nothing passes or fails here.",
    ),
    "partial_loss_of_part_six": (
        "第三十六条第二款只适用于第六部分，不适用于第{part}部分。",
        "Article 36(2) belongs to Part VI and does not apply to Part {part}.",
    ),
    "review_not_asked": (
        "审查要求只涉及养老、工伤（丧失工作能力除外）、残疾和遗属，不涉及本事由。",
        "Review is asked for old age, employment injury (not incapacity for work), invalidity and survivors, not here.",
    ),
    "earnings_change_pct": (
        "上次审查以来收入总水平变动{change}%。",
        "General level of earnings since the last review: {change} per cent.",
    ),
    "cost_of_living_change_pct": (
        "上次审查以来生活费用变动{change}%。",
        "Cost of living since the last review: {change} per cent.",
    ),
    "benefit_change_pct": ("上次审查以来津贴变动{change}%。", "Benefit since the last review: {change} per cent."),
    "review_has_no_figure": (
        "因生活费用重大变动引起收入总水平重大变动后须予审查；何为“重大”、增加多少，公约没有数字。",
        "A review is due once earnings change substantially because the cost of living does; the Convention has no figure for substantial, nor for the increase.",
    ),
    "sickness_days_enough": (
        "全年津贴日数{days}，要求至少{times} × {persons} = {need}日：达到。",
        "Days of benefit in the year {days}; required at least {times} × {persons} = {need}: reached.",
    ),
    "sickness_days_too_few": (
        "全年津贴日数{days}，要求至少{times} × {persons} = {need}日：未达到。",
        "Days of benefit in the year {days}; required at least {times} × {persons} = {need}: missed.",
    ),
    "sickness_days_of_part_three": ("该项只适用于第三部分。", "This belongs to Part III only."),
    "branch_counted": (
        "第{part}部分计入：雇员缴费{employees}，全部资源{total}。",
        "Part {part} counts: employees' contributions {employees}, all resources {total}.",
    ),
    "branch_left_out": (
        "第{part}部分不计入（雇员缴费{employees}，全部资源{total}）。",
        "Part {part} is left out (employees' contributions {employees}, all resources {total}).",
    ),
    "resources_within": (
        "雇员缴费{employees} ÷ 全部资源{total} = {share}%，不超过{most}%：符合。",
        "Employees' contributions {employees} ÷ all resources {total} = {share} per cent, no more than {most}: met.",
    ),
    "resources_beyond": (
        "雇员缴费{employees} ÷ 全部资源{total} = {share}%，超过{most}%：不符合。",
        "Employees' contributions {employees} ÷ all resources {total} = {share} per cent, more than {most}: not met.",
    ),
    "no_cap_on_a_person": (
        "此上限针对各分支合计的资源（家庭津贴和单独设立的工伤分支除外），不是个人缴费率的上限。",
        "The cap is on a share of the resources of all branches together (family benefit and a separate employment injury branch left out), not on what one person pays.",
    ),
    "care_has_no_rate": (
        "医疗是实物给付，没有百分比；请对照第十条所列的服务。",
        "Medical care has no percentage; compare the services that Article 10 lists.",
    ),
    "family_has_total_value": (
        "家庭津贴不适用本方法，请用第四十四条的总值。",
        "Family benefit is not measured this way; use the total value of Article 44.",
    ),
    "no_means_test_for_part": (
        "第{part}部分没有以财力审查为条件的选项，第六十七条不适用。",
        "Part {part} has no option that depends on means, so Article 67 does not apply.",
    ),
}
# group: (who is protected and out of whom, in Chinese and English)
_GROUPS: Final[dict[str, tuple[str, str, str, str]]] = {
    "employees": ("雇员", "全体雇员", "Employees", "all employees"),
    "economically_active": ("经济活动人口", "全体居民", "Economically active persons", "all residents"),
    "residents": ("居民", "全体居民", "Residents", "all residents"),
    "industrial_employees": (
        "雇员",
        "二十人以上工业工作场所的雇员",
        "Employees",
        "all employees in industrial workplaces with 20 persons or more",
    ),
}
_OUTCOMES: Final[dict[str, tuple[str, str]]] = {
    "enough": ("达到，多{margin}人", "reached, by {margin} persons"),
    "too_few": ("未达到，差{margin}人", "missed by {margin} persons"),
}
_COVERAGE: Final[dict[str, tuple[str, str]]] = {
    **{
        f"{group}_{outcome}": (
            f"受保护的{who_zh}{{protected}} ÷ {whole_zh}{{whole}} = {{share}}%，要求{{percent}}%（{{needed}}人）：{told_zh}（{{points}}个百分点）。",
            f"{who} protected {{protected}} ÷ {whole} {{whole}} = {{share}} per cent; required {{percent}} ({{needed}} persons): {told} ({{points}} points).",
        )
        for group, (who_zh, whole_zh, who, whole) in _GROUPS.items()
        for outcome, (told_zh, told) in _OUTCOMES.items()
    },
    "count_missing": (
        "缺少数字（{missing}），尚不能判断。",
        "Figures are lacking ({missing}), so it cannot be judged yet.",
    ),
    "means_limit_covered": (
        "财力不超过规定限度的全体居民均受保护。",
        "Every resident whose means stay within the prescribed limit is protected.",
    ),
    "means_limit_not_covered": (
        "并非财力不超过规定限度的全体居民均受保护。",
        "Not every resident whose means stay within the prescribed limit is protected.",
    ),
    "means_limit_unknown": (
        "未说明财力不超过规定限度的居民是否均受保护。",
        "Whether every resident below a means limit is protected was not told.",
    ),
    "means_limit_under_67": ("财力限度须符合第六十七条。", "The limit has to satisfy Article 67."),
    "means_limit_without_67": ("此处的财力限度不以第六十七条为准。", "The limit here is not governed by Article 67."),
    "wives_and_children": (
        "按雇员或经济活动人口计算的选项，其妻子和子女也须受保护；计算比例时不计入。",
        "Under the options that count employees or the economically active their wives and children must be protected too; they are not counted in the share.",
    ),
    "wives_and_children_at_death": (
        "因工死亡的津贴，还须保护雇员的妻子和子女。只计雇员，没有居民选项。",
        "For death, the employees' wives and children must be protected too. Only employees count; there is no option by residents.",
    ),
    "women_and_wives_for_care": (
        "比例按所涉类别的全体人员计算；受保护的是其中的全体妇女，医疗方面还有男性的妻子。",
        "The share is of all persons in the classes; protected are all the women in them, and for medical care the wives of the men.",
    ),
    "wives_and_children_of_breadwinners": (
        "比例按供养人计算，受保护的是其妻子和子女。",
        "The share is counted by breadwinners; protected are their wives and children.",
    ),
    "coverage_met": (
        "至少一项达到：覆盖范围符合。接受本部分之前，须确信已达到该百分比。",
        "At least one option is reached: coverage is met. The State must be satisfied of the percentage before it accepts the Part.",
    ),
    "coverage_exception": (
        "只达到例外选项：须依第三条作出声明方可接受。",
        "Only the exception is reached: it takes a declaration under Article 3.",
    ),
    "coverage_not_met": ("没有一项达到：覆盖范围不符合。", "No option is reached: coverage is not met."),
    "coverage_unknown": (
        "已有数字均未达到，其余选项缺少数字，尚不能判断。",
        "No option is reached on the figures given; for the others figures are lacking.",
    ),
}
_PERIODS: Final[dict[str, tuple[str, str]]] = {
    "only_against_abuse": (
        "{name}：公约没有数字，只允许为防止滥用所必需的期限；草案的{value}{unit}须说明理由。",
        "{name}: no figure, only what is needed to preclude abuse; the draft's {value} {unit} want a justification.",
    ),
    "throughout_required": (
        "{name}：事由存续期间须一直支付，不得限于{value}{unit}。",
        "{name}: payable as long as the contingency lasts, not limited to {value} {unit}.",
    ),
    "units_differ": (
        "{name}：{value}{unit}与{limit}{limit_unit}的单位不能比较。",
        "{name}: {value} {unit} and {limit} {limit_unit} are not in units that can be compared.",
    ),
    "too_close": (
        "{name}：{value}{unit}与{limit}{limit_unit}过于接近，取决于历月的天数，不能一概而论。",
        "{name}: {value} {unit} and {limit} {limit_unit} are too close; it depends on the length of the months.",
    ),
    "within_limit": (
        "{name}：{value}{unit}，不超过{limit}{limit_unit}，符合。",
        "{name}: {value} {unit}, no more than {limit} {limit_unit}: met.",
    ),
    "beyond_limit": (
        "{name}：{value}{unit}，超过{limit}{limit_unit}，不符合。",
        "{name}: {value} {unit}, more than {limit} {limit_unit}: falls short.",
    ),
    "nothing_asked": ("{name}：没有任何期限要求，符合。", "{name}: no period is asked for: met."),
    "nothing_may_be_asked": (
        "{name}：公约不允许任何此类期限，{value}{unit}不符合。",
        "{name}: the Convention allows no such period; {value} {unit} fall short.",
    ),
    "higher_age_wants_ground": (
        "{name}：{value}{unit}高于{limit}{limit_unit}，只有主管机关适当考虑老年人的工作能力后方可。",
        "{name}: {value} {unit} are above {limit} {limit_unit}, which is open only where the authority has had regard to older people's ability to work.",
    ),
    "below_minimum": (
        "{name}：{value}{unit}，少于{limit}{limit_unit}，不符合。",
        "{name}: {value} {unit}, less than {limit} {limit_unit}: falls short.",
    ),
    "minimum_reached": (
        "{name}：{value}{unit}，不少于{limit}{limit_unit}，符合。",
        "{name}: {value} {unit}, no less than {limit} {limit_unit}: met.",
    ),
    "frame_too_long": (
        "{name}：草案以{within}个月为计算期间，公约以{frame}个月计算，不能直接比较。",
        "{name}: the draft counts within {within} months, the Convention within {frame}; the two cannot be compared as they stand.",
    ),
    "under_declaration_only": (
        "此例外仅在依第三条作出的声明有效期间可用。",
        "This exception is open only while a declaration under Article 3 stands.",
    ),
}
_ACCEPTANCE: Final[dict[str, tuple[str, str]]] = {
    "part_counts": ("第{part}部分符合，可以计入。", "Part {part} is met and counts."),
    "part_counts_by_exception": (
        "第{part}部分借助例外符合，已作声明，可以计入。",
        "Part {part} is met by an exception, and with the declaration it counts.",
    ),
    "part_needs_declaration": (
        "第{part}部分只借助例外符合，没有声明不能计入。",
        "Part {part} is met only by an exception and does not count without a declaration.",
    ),
    "part_does_not_count": (
        "第{part}部分未达到或未提出，不能计入。",
        "Part {part} is not met, or not put forward, and does not count.",
    ),
    "parts_counted": (
        "可计入的部分{count}个，至少须{needed}个。",
        "Parts that count: {count}; at least {needed} are needed.",
    ),
    "core_counted": (
        "其中属于第{core}部分的{count}个，至少须{needed}个。",
        "Of these, Parts among {core}: {count}; at least {needed} needed.",
    ),
    "too_few_parts": ("不足三个部分", "fewer than three Parts"),
    "no_core_part": ("第四、五、六、九、十部分均未接受", "none of Parts IV, V, VI, IX, X"),
    "can_ratify": ("可以批准。", "Ratification is possible."),
    "cannot_ratify": ("尚不能批准。", "Ratification is not possible yet."),
    "change_declare": ("随批准书附上第三条规定的声明", "attach the declaration of Article 3 to the ratification"),
    "change_raise": ("使第{part}部分达到公约要求", "bring Part {part} up to the Convention"),
}
_FLOOR: Final[dict[str, tuple[str, str]]] = {
    "guarantee_secured": (
        "要求：{required} 草案有{clauses}条予以保障。",
        "Required: {required} Secured by {clauses} clauses of the draft.",
    ),
    "guarantee_partly": (
        "要求：{required} 草案有{clauses}条部分保障。",
        "Required: {required} Secured in part by {clauses} clauses of the draft.",
    ),
    "guarantee_not_secured": (
        "要求：{required} 草案未予保障（相关条文{clauses}条）。",
        "Required: {required} Not secured by the draft ({clauses} clauses bear on it).",
    ),
    "guarantee_open": (
        "要求：{required} 尚未判断（相关条文{clauses}条）。",
        "Required: {required} Not judged yet ({clauses} clauses bear on it).",
    ),
    "floor_complete": ("四项基本保障均已具备。", "All four basic guarantees are there."),
    "floor_incomplete": ("四项基本保障尚不齐全。", "The four basic guarantees are not complete."),
    "floor_open": ("尚有基本保障未作判断。", "Some of the basic guarantees are still to be judged."),
}
_PROBLEMS: Final[dict[str, tuple[str, str]]] = {
    "input_missing": ("缺少“{name}”。请填写。", "'{name}' is missing. Give it."),
    "input_not_number": (
        "“{name}”的值“{value}”不是可用的数字。请写成 2700 或 2816.67 的形式。",
        "'{name}' is '{value}', which is no usable number. Write it like 2700 or 2816.67.",
    ),
    "input_negative": (
        "“{name}”为负数（{value}）。请填写零或正数。",
        "'{name}' is negative ({value}). Give zero or more.",
    ),
    "whole_number_expected": ("“{name}”应为整数。请改正。", "'{name}' must be a whole number. Correct it."),
    "flag_expected": (
        "“{name}”的值“{value}”不明。请写 true 或 false。",
        "'{name}' is '{value}'. Write true or false.",
    ),
    "list_of_inputs_expected": ("“{name}”应为列表。请改正。", "'{name}' must be a list of inputs. Correct it."),
    "amount_twice": (
        "“{name}”以“{first}”和“{second}”两种时间单位给出。请只留一个。",
        "'{name}' is given twice, as '{first}' and '{second}'. Keep one.",
    ),
    "base_is_zero": (
        "“{name}”为零，无法计算比例。请填写正数。",
        "'{name}' is zero, so no percentage can be worked out. Give a positive number.",
    ),
    "share_above_hundred": ("“{name}”超过100。请填写0至100。", "'{name}' is above 100. Give a number from 0 to 100."),
    "part_above_whole": (
        "“{name}”大于其所属的总数。请核对两个数字。",
        "'{name}' is larger than the whole it belongs to. Compare the two figures.",
    ),
    "no_schedule_row": (
        "附表没有第{part}部分的百分比。请改用该部分自己的规则。",
        "The Schedule has no percentage for Part {part}. Use that Part's own rule.",
    ),
    "contingency_unclear": (
        "第六部分须说明是哪一种事由。请写“incapacity for work”“invalidity”或“survivors”。",
        "For Part VI tell which contingency is meant. Write 'incapacity for work', 'invalidity' or 'survivors'.",
    ),
    "rule_not_of_part": (
        "“{rule}”不是第{part}部分关于较低百分比的规则。请核对条款。",
        "'{rule}' is no rule on lower percentages of Part {part}. Check the paragraph.",
    ),
    "alternative_unknown": (
        "“{value}”不是可选的参照对象。请写 65(6)(a) 至 (d)，或 66(4)(a)、(b)。",
        "'{value}' is no alternative. Write one of 65(6)(a) to (d), or 66(4)(a) or (b).",
    ),
    "method_unknown": (
        "不认识方法“{value}”。可用：{known}。",
        "The method '{value}' is not known. Use one of: {known}.",
    ),
    "part_not_a_branch": (
        "“{value}”不是九个分支之一。可用：{known}。",
        "'{value}' is none of the nine branches. Use one of: {known}.",
    ),
    "verdict_unknown": ("“{value}”不是可用的结论。可用：{known}。", "'{value}' is no verdict. Use one of: {known}."),
    "guarantee_unknown": (
        "没有第({name})项基本保障。可用：{known}。",
        "There is no basic guarantee ({name}). Use one of: {known}.",
    ),
    "guarantee_without_clause": (
        "第({name})项说已保障，但没有指明条文。请指明草案的条文。",
        "Guarantee ({name}) is said to be secured, but by no clause. Name the clauses of the draft.",
    ),
    "case_not_object": (
        "案例应为 JSON 对象。请按 part、method、inputs 等键书写。",
        "A case must be a JSON object. Write it with the keys part, method, inputs and so on.",
    ),
    "input_not_json": (
        "输入不是可读的 JSON：{problem}。请改正。",
        "The input is no readable JSON: {problem}. Correct it.",
    ),
}

WORDING: Final[dict[str, tuple[str, str]]] = {
    **_RATES,
    **_AMOUNTS,
    **_COMPARISON,
    **_OTHER_RULES,
    **_COVERAGE,
    **_PERIODS,
    **_ACCEPTANCE,
    **_FLOOR,
    **_PROBLEMS,
}
