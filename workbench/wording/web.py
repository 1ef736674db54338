"""What is said of accounts, pages and forms, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the error's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "setting_not_a_flag": ("设置 {name} 应为 1 或 0，现为“{value}”。", "Set {name} to 1 or 0; it is “{value}”."),
    "setting_not_a_number": (
        "设置 {name} 应为不小于 {least} 的整数，现为“{value}”。",
        "Set {name} to a whole number of at least {least}; it is “{value}”.",
    ),
    "instance_in_use": (
        "该实例已有其他账号，因此没有装入演示数据。请用 WORKBENCH_INSTANCE 另指一个目录。",
        "Other accounts work in this instance: the demonstration was not added. "
        "To see it, name another directory with WORKBENCH_INSTANCE.",
    ),
    "page_unknown": ("没有这个页面。", "There is no such page."),
    "role_needed": (
        "您的账号没有这项权限。如确有需要，请联系管理员。",
        "Your account may not do this. If you need to, ask the administrator for the role “{role}”.",
    ),
    "username_form": (
        "用户名应为 2 至 60 个字符，只用小写字母、数字、点、下划线或连字符，并以字母或数字开头。",
        "Use 2 to 60 lower-case letters, digits, dots, underscores or hyphens, beginning with a letter or digit.",
    ),
    "username_taken": ("用户名“{username}”已被使用，请另选一个。", "The name “{username}” is taken: choose another."),
    "role_unknown": ("没有“{role}”这一角色。", "There is no role “{role}”."),
    "password_short": ("密码至少需要 {least} 个字符。", "Use at least {least} characters for the password."),
    "password_long": ("密码最多 {most} 个字符。", "Use at most {most} characters for the password."),
    "password_wrong": ("原密码不正确。", "The present password is not right."),
    "sign_in_wrong": (
        "用户名或密码不正确，或者账号已停用。请检查后重试；忘记密码请联系管理员。",
        "The name or the password is not right, or the account is disabled. "
        "Check both and try again; if you forgot the password, ask the administrator.",
    ),
    "sign_in_paused": (
        "连续输错次数过多，请 {minutes} 分钟后再试。",
        "Too many wrong passwords in a row: try again in {minutes} minutes.",
    ),
    "last_administrator": (
        "这是唯一的管理员账号，不能停用或降级。请先指定另一位管理员。",
        "This is the only administrator: make somebody else administrator first.",
    ),
    "member_unknown": ("没有这个账号。", "There is no such account."),
}
