"""栖梧市技术创新中心管理办法: each article and item, and what carries it out."""

from __future__ import annotations

from rules.carrying import by, due, follows, graded, grounds, policy, rationed, tested
from rules.requirements import By
from rules.text import Text
from tests.sixth.qiwu import r2026_conditions as conditions
from tests.sixth.qiwu import r2026_life as life
from tests.sixth.qiwu.clauses import article

ARTICLES = (
    article("1", "第一条", "Article 1", "制定本办法", policy("制定目的", "purpose")),
    article(
        "2",
        "第二条",
        "Article 2",
        "围绕全市重点产业开展关键技术攻关和成果转化",
        by(By.FACT, "field"),
        by(By.DOCUMENT, "plan:aims"),
    ),
    article(
        "3",
        "第三条",
        "Article 3",
        "市科技局负责创新中心的认定和管理",
        by(By.ROLE, "bureau", "competent_department", "applicant"),
        by(By.ROUTE, "department"),
    ),
    article(
        "4",
        "第四条",
        "Article 4",
        "申报认定创新中心，应当具备下列条件",
        policy("条件见各项", "the items hold the conditions"),
    ),
    article(
        "4(1)",
        "第四条（一）",
        "Article 4(1)",
        "申报单位在本市注册，具有独立法人资格",
        tested(conditions.REGISTERED, conditions.LEGAL_PERSON),
    ),
    article(
        "4(2)",
        "第四条（二）",
        "Article 4(2)",
        "上一年度研发投入不低于300万元，或者近三年取得授权发明专利5件以上",
        tested(conditions.MONEY_OR_PATENTS),
    ),
    article(
        "4(3)",
        "第四条（三）",
        "Article 4(3)",
        "创新中心负责人未满58周岁，具有高级职称",
        tested(conditions.AGE, conditions.TITLE),
        doubt=Text(
            "提交之日恰为58周岁生日的，是否已满未写明：由人裁量",
            "whether the 58th birthday itself is too late is not said: a person decides",
        ),
    ),
    article("4(4)", "第四条（四）", "Article 4(4)", "研发场地面积不少于400平方米", tested(conditions.AREA)),
    article("4(5)", "第四条（五）", "Article 4(5)", "固定研发人员不少于10人", tested(conditions.STAFF)),
    article(
        "4(6)",
        "第四条（六）",
        "Article 4(6)",
        "近三年内未发生重大安全、环保事故和严重失信行为",
        tested(conditions.RECORD),
    ),
    article(
        "5",
        "第五条",
        "Article 5",
        "创新中心名称统一为“栖梧市××技术创新中心”",
        by(By.NAMING, "naming"),
    ),
    article(
        "6",
        "第六条",
        "Article 6",
        "创新中心按照下列程序认定",
        by(By.STAGE, "application", "formal_check", "expert_review", "recommendation", "deliberation", "approval"),
    ),
    article("6(1)", "第六条（一）", "Article 6(1)", "申报单位提交申报书和建设方案", by(By.STAGE, "application")),
    article(
        "6(2)",
        "第六条（二）",
        "Article 6(2)",
        "市科技局对申报材料进行形式审查",
        by(By.STAGE, "formal_check"),
        due(life.ANSWER),
        doubt=life.ANSWER.doubt,
    ),
    article(
        "6(3)", "第六条（三）", "Article 6(3)", "市科技局组织专家评审，提出评审意见", by(By.STAGE, "expert_review")
    ),
    article(
        "6(4)",
        "第六条（四）",
        "Article 6(4)",
        "推荐部门根据专家评审意见，择优向市科技局推荐",
        by(By.STAGE, "recommendation"),
        by(By.DOCUMENT, "recommendation_letter"),
    ),
    article(
        "6(5)", "第六条（五）", "Article 6(5)", "市科技局局务会议研究，提出拟认定名单", by(By.STAGE, "deliberation")
    ),
    article(
        "6(6)",
        "第六条（六）",
        "Article 6(6)",
        "拟认定名单在市科技局网站公示7个工作日",
        by(By.STAGE, "publicity"),
        due(life.PUBLICITY),
    ),
    article("6(7)", "第六条（七）", "Article 6(7)", "公示无异议的，由市科技局发文认定", by(By.STAGE, "approval")),
    article(
        "7",
        "第七条",
        "Article 7",
        "推荐实行名额管理",
        by(By.STAGE, "recommendation"),
    ),
    *(
        article(
            f"7({place})",
            f"第七条（{numeral}）",
            f"Article 7({place})",
            quotas[0].quote,
            rationed(*quotas),
            doubt=quotas[-1].doubt,
        )
        for place, (numeral, quotas) in enumerate(
            zip("一二三", (life.QUOTAS[:2], life.QUOTAS[2:3], life.QUOTAS[3:]), strict=True), 1
        )
    ),
    article(
        "8",
        "第八条",
        "Article 8",
        "创新中心实行年度报告制度",
        by(By.ANNUAL_REPORT, zh="依托单位报送", en="handed in by the lead"),
        due(life.REPORT),
    ),
    article(
        "9",
        "第九条",
        "Article 9",
        "自认定之日起每两年对创新中心进行绩效评估",
        by(By.EVALUATION, zh="市科技局组织", en="organised by the bureau"),
        due(life.CYCLE),
        graded(*life.GRADES),
        follows(life.RECTIFY, life.REVOKE_FAILED),
        doubt=life.RECTIFY.doubt,
    ),
    article("10", "第十条", "Article 10", "创新中心有下列情形之一的，撤销认定", follows(life.REVOKE)),
    *(
        article(f"10({place})", f"第十条（{numeral}）", f"Article 10({place})", ground.quote, grounds(ground))
        for place, (numeral, ground) in enumerate(zip("一二", life.GROUNDS, strict=True), 1)
    ),
    article(
        "11",
        "第十一条",
        "Article 11",
        "本办法自2026年3月1日起施行，有效期5年",
        by(By.EDITION, zh="施行日期和有效期", en="in force from, and for how long"),
    ),
)
