"""What is said of a gold file that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "gold_not_json": N_("{file} is no valid JSON: {problem}. Check the file."),
    "gold_malformed": N_("{file} is not what this command reads ({problem}). See 'How to tune' in CONTRIBUTING.md."),
    "gold_law_absent": N_(
        "The law {law} that {file} names is not there. Put it in the same folder, or in the folder laws beside it."
    ),
    "gold_law_wanted": N_("{file} gives article numbers alone. Name their law with --law."),
    "gold_article_absent": N_("{file} names articles that the laws do not have: {article}. Check the numbers."),
}
