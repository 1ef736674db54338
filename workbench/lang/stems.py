"""English words without their endings, at two depths: as a term is recognised, and as a search is widened."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from whoosh.lang.porter import stem as porter

_POSSESSIVE: Final = re.compile(r"['’].*")
_BRITISH: Final = re.compile(r"(?<=[a-z]{3})is(?=(e|ed|es|ing|ation|ations)$)")


@lru_cache(maxsize=65536)
def base_form(word: str) -> str:
    """A word without capitals, possessive, plural and the difference of British and American spelling.

    What a glossary needs: employer, employee and employment stay three words.
    """
    bare = _BRITISH.sub("iz", _POSSESSIVE.sub("", word.lower())).replace("labour", "labor")
    if bare.endswith("ies") and len(bare) > 4:
        return bare[:-3] + "y"
    if bare.endswith(("sses", "xes", "ches", "shes")):
        return bare[:-2]
    if bare.endswith("s") and len(bare) > 3 and not bare.endswith(("ss", "us", "is")):
        return bare[:-1]
    return bare


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The base form without its other endings (M. F. Porter, An algorithm for suffix stripping, 1980)."""
    return str(porter(base_form(word)))  # type: ignore[no-untyped-call]
