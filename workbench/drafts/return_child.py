"""The child that reads what an organisation returned on a draft."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from workbench.drafts.child import serve
from workbench.law.codec import law_from_json
from workbench.returns.codec import return_to_json
from workbench.returns.draft import ReturnDraft
from workbench.returns.reading import read_return


def read(order: Mapping[str, Any], data: bytes) -> Mapping[str, Any]:
    return {"return": return_to_json(read_return(order["name"], data, ReturnDraft(law_from_json(order["draft"]))))}


if __name__ == "__main__":
    sys.exit(serve(read))
