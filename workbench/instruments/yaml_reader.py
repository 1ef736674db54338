"""Reads corpus YAML into typed values and, where a file is wrong, says in which line and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import yaml

from workbench.instruments.model import NO_TEXT, Bilingual
from workbench.lang.characters import WIDE
from workbench.yaml_file import FileFault, YamlFile

__all__ = ["CorpusFinding", "YamlReader"]

# a line break inside Chinese text is no blank
_FOLD: Final = re.compile(f"(?<=[{WIDE}]) (?=[{WIDE}])")

CorpusFinding = FileFault


class YamlReader(YamlFile):
    """A file of the corpus, in which words stand in English and Chinese side by side."""

    def text(self, node: yaml.Node | None) -> Bilingual:
        """A mapping of ``en`` and ``zh``; no text where the key is absent."""
        return NO_TEXT if node is None else self.both(self.fields(node, "en zh"))

    def both(self, both: Mapping[str, yaml.Node]) -> Bilingual:
        """The values of ``en`` and ``zh`` of a mapping already read."""
        return Bilingual(en=self.string(both.get("en")), zh=_FOLD.sub("", self.string(both.get("zh"))))
