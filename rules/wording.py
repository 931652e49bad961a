"""The catalogue: every sentence the rules can say, in both languages, by key.

The braces are filled by `rules.text.Explanation`; a key that is missing here is caught by the tests.
"""

from __future__ import annotations

from collections.abc import Mapping

from rules.text import Text

CATALOGUE: Mapping[str, Text] = {
    # What is wrong with a value somebody typed
    "fact.not_a_number": Text("“{given}”不是数字，请只填写数字", "“{given}” is not a number; enter digits only"),
    "fact.wrong_unit": Text(
        "单位“{given}”不符，本项以{unit}计", "The unit “{given}” does not fit; this is counted in {unit}"
    ),
    "fact.not_finite": Text("数值必须是有限的数", "The value must be a finite number"),
    "fact.too_many_digits": Text(
        "数值过大，整数部分最多 {most} 位", "Too large: at most {most} digits before the point"
    ),
    "fact.too_many_decimals": Text("小数最多 {most} 位", "At most {most} decimal places"),
    "fact.not_whole": Text("请填写整数", "Enter a whole number"),
    "fact.too_small": Text("不能小于 {limit}", "May not be less than {limit}"),
    "fact.too_large": Text("不能大于 {limit}", "May not be more than {limit}"),
    "fact.not_a_date": Text(
        "“{given}”不是有效日期，请按 2026-11-20 的格式填写", "“{given}” is not a valid date; write it like 2026-11-20"
    ),
    "fact.not_yes_or_no": Text("“{given}”无法识别，请填写“是”或“否”", "“{given}” is neither yes nor no"),
    "fact.not_a_choice": Text("“{given}”不在可选项之内", "“{given}” is not one of the choices"),
    "fact.too_long": Text("共 {length} 字，最多 {most} 字", "{length} characters; at most {most}"),
    "fact.control_character": Text("含有无法保存的控制字符", "Contains control characters that cannot be stored"),
    "fact.credit_code_form": Text(
        "统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z）",
        "A unified social credit code has 18 digits or capital letters (no I, O, S, V, Z)",
    ),
    "fact.credit_code_check": Text(
        "统一社会信用代码校验位不符，请核对", "The check character of the credit code does not match"
    ),
    "fact.division_form": Text("行政区划代码应为 6 位数字", "A division code has six digits"),
    "fact.wrong_type": Text("数据类型不符（应为{expected}）", "Wrong type of data (expected {expected})"),
    "fact.unknown_key": Text("本办法没有“{given}”这一项", "This regulation knows no item “{given}”"),
    "fact.derived": Text("“{given}”由系统计算得出，不能填写", "“{given}” is computed and cannot be entered"),
    "fact.too_many_rows": Text("最多 {most} 行", "At most {most} rows"),
    # Comparisons
    "at_least.true": Text(
        "{what} {value}，不少于规定的 {threshold}", "{what}: {value}, which meets the minimum of {threshold}"
    ),
    "at_least.false": Text(
        "{what}有 {value}，规定不少于 {threshold}，还差 {shortfall}",
        "{what}: {value}; at least {threshold} is required, {shortfall} short",
    ),
    "more_than.true": Text("{what} {value}，超过规定的 {threshold}", "{what}: {value}, more than {threshold}"),
    "more_than.false": Text(
        "{what}有 {value}，规定应超过 {threshold}（不含本数），还差 {shortfall} 以上",
        "{what}: {value}; more than {threshold} is required, short by {shortfall} and something over",
    ),
    "at_most.true": Text(
        "{what} {value}，未超过规定的 {threshold}", "{what}: {value}, within the limit of {threshold}"
    ),
    "at_most.false": Text(
        "{what}为 {value}，规定不超过 {threshold}，超出 {shortfall}",
        "{what}: {value}; at most {threshold} is allowed, {shortfall} too many",
    ),
    "less_than.true": Text("{what} {value}，不足 {threshold}", "{what}: {value}, less than {threshold}"),
    "less_than.false": Text(
        "{what}为 {value}，规定应少于 {threshold}（不含本数），超出 {shortfall}",
        "{what}: {value}; less than {threshold} is required, {shortfall} too many",
    ),
    # Against what was stated elsewhere
    "at_least_other.true": Text(
        "{what} {value}，不少于{other} {threshold}", "{what}: {value}, no less than {other}: {threshold}"
    ),
    "at_least_other.false": Text(
        "{what} {value}，少于{other} {threshold}，还差 {shortfall}",
        "{what}: {value}, less than {other}: {threshold}, {shortfall} short",
    ),
    "more_than_other.true": Text(
        "{what} {value}，超过{other} {threshold}", "{what}: {value}, more than {other}: {threshold}"
    ),
    "more_than_other.false": Text(
        "{what} {value}，未超过{other} {threshold}", "{what}: {value}, not more than {other}: {threshold}"
    ),
    "at_most_other.true": Text(
        "{what} {value}，未超过{other} {threshold}", "{what}: {value}, no more than {other}: {threshold}"
    ),
    "at_most_other.false": Text(
        "{what} {value}，超过{other} {threshold}，超出 {shortfall}",
        "{what}: {value}, more than {other}: {threshold}, {shortfall} too many",
    ),
    "less_than_other.true": Text(
        "{what} {value}，少于{other} {threshold}", "{what}: {value}, less than {other}: {threshold}"
    ),
    "less_than_other.false": Text(
        "{what} {value}，不少于{other} {threshold}", "{what}: {value}, not less than {other}: {threshold}"
    ),
    "positive.true": Text("{what} {value}", "{what}: {value}"),
    "positive.false": Text("{what}为 {value}，应当大于零", "{what}: {value}; more than 0 is required"),
    "not_before.true": Text("{what}为{value}，不早于{threshold}", "{what} is {value}, not before {threshold}"),
    "not_before.false": Text(
        "{what}为{value}，早于规定的{threshold}，相差 {shortfall} 天",
        "{what} is {value}, {shortfall} days before the required {threshold}",
    ),
    "after.true": Text("{what}为{value}，晚于{threshold}", "{what} is {value}, after {threshold}"),
    "after.false": Text("{what}为{value}，应晚于{threshold}", "{what} is {value}; it must be after {threshold}"),
    "not_after.true": Text("{what}为{value}，不晚于{threshold}", "{what} is {value}, not after {threshold}"),
    "not_after.false": Text(
        "{what}为{value}，晚于规定的{threshold}，相差 {shortfall} 天",
        "{what} is {value}, {shortfall} days after the permitted {threshold}",
    ),
    "before.true": Text("{what}为{value}，早于{threshold}", "{what} is {value}, before {threshold}"),
    "before.false": Text("{what}为{value}，应早于{threshold}", "{what} is {value}; it must be before {threshold}"),
    "share_at_least.true": Text(
        "{what} {value}，占{whole} {total} 的 {percent}，不少于规定的 {threshold}",
        "{what}: {value}, {percent} of {whole} ({total}), which meets the minimum of {threshold}",
    ),
    "share_at_least.false": Text(
        "{what} {value}，占{whole} {total} 的 {percent}，规定不少于 {threshold}，还差 {shortfall}",
        "{what}: {value}, {percent} of {whole} ({total}); at least {threshold} is required, {shortfall} short",
    ),
    "share_at_most.true": Text(
        "{what} {value}，占{whole} {total} 的 {percent}，未超过规定的 {threshold}",
        "{what}: {value}, {percent} of {whole} ({total}), within the limit of {threshold}",
    ),
    "share_at_most.false": Text(
        "{what} {value}，占{whole} {total} 的 {percent}，规定不超过 {threshold}，超出 {shortfall}",
        "{what}: {value}, {percent} of {whole} ({total}); at most {threshold} is allowed, {shortfall} too many",
    ),
    # Choices, yes and no, presence
    "one_of.true": Text("{what}为“{value}”，符合规定", "{what} is “{value}”, as required"),
    "one_of.false": Text("{what}为“{value}”，规定应为：{threshold}", "{what} is “{value}”; required: {threshold}"),
    "yes_no.true": Text("“{what}”填报为“{value}”，符合规定", "“{what}” is answered “{value}”, as required"),
    "yes_no.false": Text(
        "“{what}”填报为“{value}”，规定应为“{threshold}”",
        "“{what}” is answered “{value}”; required: “{threshold}”",
    ),
    "not_one_of.true": Text("{what}为“{value}”，不属于{threshold}", "{what} is “{value}”, which is not {threshold}"),
    "not_one_of.false": Text("{what}为“{value}”，规定不得为{threshold}", "{what} is “{value}”, which is not allowed"),
    "not.true": Text("不属于“{what}”", "it is not the case that {what}"),
    "not.false": Text("属于“{what}”", "it is the case that {what}"),
    "starts_with.true": Text("{what}为{value}，在规定范围之内", "{what} is {value}, within the required area"),
    "starts_with.false": Text(
        "{what}为{value}，不在规定范围（{threshold}）之内", "{what} is {value}, outside the required area ({threshold})"
    ),
    "contains.true": Text("{what}已包括“{threshold}”", "{what} includes “{threshold}”"),
    "contains.false": Text("{what}未包括“{threshold}”", "{what} does not include “{threshold}”"),
    "stated.true": Text("已填报{what}", "{what} has been given"),
    "is_verified.true": Text("{what}已经核实", "{what} has been verified"),
    "every.true": Text("{what}共 {value}，逐一符合规定", "{what}: all {value} comply"),
    "every.false": Text("{what}中有 {shortfall} 不符合规定：{rows}", "{what}: {shortfall} do not comply: {rows}"),
    "missing": Text("尚缺：{what}", "Missing: {what}"),
    "readings": Text(
        "条文有两种理解，结果不同，须人工裁量：{note}",
        "The text can be read two ways that differ here; a person must decide: {note}",
    ),
    "judged.question": Text("须人工裁量：{question}", "A person must decide: {question}"),
    "no_detail": Text("条件成立", "The condition holds"),
    "no_detail.false": Text("条件不成立", "The condition does not hold"),
    # What the strength of the words makes of a result
    "strength.in_principle": Text(
        "该要求为“{words}”，不直接否决，须由工作人员说明理由后裁量",
        "The text says “{words}”: no automatic refusal; staff decide with a recorded reason",
    ),
    "strength.encouraged": Text("属鼓励事项，不影响申报", "This is encouraged only and does not bar an application"),
    "strength.duty_later": Text(
        "属中心建设运行中的要求，申报时提出安排即可，不影响申报",
        "This concerns the running of the centre; a plan suffices now and nothing is barred",
    ),
    "strength.advisory": Text(
        "此为较严的一种理解，仅供裁量和专家参考，不影响申报",
        "This is the stricter of two readings, shown for reference; it does not bar an application",
    ),
    "not_applicable": Text(
        "不适用：本项仅适用于“{when}”的情形", "Not applicable: this concerns only cases where {when}"
    ),
    "judgement.met": Text("经人工裁量，认为符合。理由：{reasons}", "Decided by a person: met. Reasons: {reasons}"),
    "judgement.not_met": Text(
        "经人工裁量，认为不符合。理由：{reasons}", "Decided by a person: not met. Reasons: {reasons}"
    ),
    "judgement.no_reasons": Text("（未载明）", "(none recorded)"),
    "verified": Text("{what}以核实值为准", "{what}: the verified value prevails"),
    "relaxed": Text(
        "依据{clause}“{title}”放宽，理由：{reasons}", "Relaxed under {clause} ({title}). Reasons: {reasons}"
    ),
    "relaxation.conflict": Text(
        "对“{requirement}”同时适用了两项放宽：{relaxations}，须先确定其一",
        "Two relaxations apply to “{requirement}”: {relaxations}; settle on one",
    ),
    # Names
    "name.empty": Text(
        "请填写技术创新中心名称中“{city}”与“技术创新中心”之间的部分",
        "Enter the part of the name between “{city}” and “技术创新中心”",
    ),
    "name.whole_name": Text("只填写中间部分，不要重复“{given}”", "Enter only the middle part, without “{given}”"),
    "name.characters": Text(
        "名称应使用规范汉字，不得含字母、数字、标点或空格：{given}",
        "Use Chinese characters only, without letters, digits, punctuation or blanks: {given}",
    ),
    "name.enterprise": Text(
        "名称宜体现技术领域，一般不含“{given}”等单位名称字样",
        "The name should speak of the technology, not of an organisation (“{given}”)",
    ),
    "name.long": Text(
        "名称中间部分共 {length} 字，一般不超过 {most} 字",
        "The middle part has {length} characters; usually at most {most}",
    ),
}
