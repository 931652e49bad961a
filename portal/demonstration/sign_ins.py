"""One person for each part in the demonstration, and what is worth trying as them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from .people import PASSWORD


@dataclass(frozen=True)
class SignIn:
    role: str
    role_en: str
    username: str
    what: str


SIGN_INS = (
    SignIn("申报单位提交人", "authorised submitter", "yunling", "云岭重工：填写草稿并提交，查看已认定的中心"),
    SignIn("申报单位填报人", "editor", "yunling_editor", "同一单位，只能填写，不能提交"),
    SignIn("申报单位（退回补正）", "applicant, returned", "lanqi", "岚芪生物：按三条意见补正后重新提交"),
    SignIn("申报单位（完善方案）", "applicant, plan", "beichen", "北辰烯碳：按专家意见完善建设方案"),
    SignIn("平城区经办人", "officer of Pingcheng", "pingcheng", "审核推荐一份申报，确认一家新注册单位"),
    SignIn("阳高县经办人", "officer of Yanggao", "yanggao", "复看补正后重新提交的申报"),
    SignIn("市工信局经办人", "officer, city department", "gongxin", "市直部门作为组织管理部门"),
    SignIn("市科技局经办人", "clerk of the bureau", "clerk", "复核、组建专家组、核对完善后的方案、制发文件"),
    SignIn("市科技局科长", "section head", "head", "记录会议研究结果，处理公示异议"),
    SignIn("市科技局领导", "leader", "leader", "认定决定；另一位领导为 leader2"),
    SignIn("市科技局发布员", "publisher", "publisher", "发布公示，公布认定结果"),
    SignIn("评审专家", "expert", "expert1", "回避声明、阅看材料、评分；expert1 至 expert8"),
    SignIn("监督人员", "auditor", "auditor", "查看全部申报和流程记录，不能办理"),
    SignIn("平台管理员", "platform administrator", "admin", "人员、角色、工作日历"),
    SignIn("晋中市经办人", "clerk of another city", "jinzhong", "看不到大同市的任何申报"),
)


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def table() -> str:
    """For a terminal: columns aligned, Chinese letters counted as two."""
    rows = [(f"{row.role}  {row.role_en}", row.username, row.what) for row in SIGN_INS]
    widths = [max(_wide(row[column]) for row in rows) for column in range(2)]
    lines = [
        "  ".join([*(cell + " " * (width - _wide(cell)) for cell, width in zip(row, widths, strict=False)), row[2]])
        for row in rows
    ]
    return "\n".join([f"Password of everybody 统一密码: {PASSWORD}", "", *lines])
