"""The child that reads a law; it loads nothing that only a returned file needs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from workbench.drafts.child import serve
from workbench.formats.intake import read_file
from workbench.law.codec import law_to_json


def read(order: Mapping[str, Any], data: bytes) -> Mapping[str, Any]:
    return {"law": law_to_json(read_file(order["name"], data, order["lang"], order["encoding"], order["document"]))}


if __name__ == "__main__":
    sys.exit(serve(read))
