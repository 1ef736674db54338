"""How the reasons of a suggestion and the findings on coverage are put, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the reason's facts, put in words.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "aspect": ("{aspect}：条文有“{words}”", "{aspect}: the clause says “{words}”"),
    "aspect_at": (
        "{aspect}：条文有“{words}”，见第{at}条",
        "{aspect}: the clause says “{words}”, compare Article {at}",
    ),
    "heading": ("章节“{heading}”属于{branch}", "“{heading}” belongs to the branch {branch}"),
    "branch": ("条文用语“{words}”属于{branch}", "“{words}” belongs to the branch {branch}"),
    "concepts": ("共同概念：{concepts}", "Shared concepts: {concepts}"),
}
