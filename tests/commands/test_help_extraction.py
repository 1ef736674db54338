"""The catalogues receive the help of commands, and all else that babel finds."""

from __future__ import annotations

import io
from typing import Final

from workbench.commands.help_extraction import extract_help

MODULE: Final = b'''
"""A module of commands."""
ODD = N_("Marked as usual.")

@group.command("odd")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, "
    "or two.")
@click.option("--bare", help=made_elsewhere)
def odd(as_json):
    """Judge the odd ones.

    And no others.
    """

def plain():
    """Not a command."""
'''


def test_help_is_extracted_as_click_will_ask_for_it() -> None:
    extracted = [message for _, _, message, _ in extract_help(io.BytesIO(MODULE), {"N_": None}, [], {})]
    assert sorted(extracted) == [
        "Judge the odd ones.\n\nAnd no others.",
        "Marked as usual.",
        "One JSON object, or two.",
    ]
