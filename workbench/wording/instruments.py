"""What the check of the corpus says about a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, NP_, Message

# code: sentence; fields in braces are the finding's facts.
WORDING: Final[Mapping[str, Message]] = {
    "corpus_checked": N_(
        "{instruments} instruments, {provisions} provisions, {figures} figures, {references} references, {cues} cues,"
        " {opposites} opposites, {cases} cases, {readings} readings; {findings} findings."
    ),
    "corpus_doubts": NP_("{count} fact to look up.", "{count} facts to look up."),
    "corpus_faulty": N_(
        "The corpus has {count} faults, the first at {location}. Run workbench standards check to see and mend them all."
    ),
    "instrument_unknown": N_("The corpus has no instrument {instrument}. Check the code."),
    "provision_unknown": N_("The corpus has no provision {ref}. Check its number."),
    "part_unknown": N_("The corpus has no {ref}. Check the number of the Part."),
    "corpus_empty": N_(
        "No instrument.yaml in any folder here. Name the folder that holds one folder for each instrument."
    ),
    "yaml_broken": N_(
        "The file cannot be read: {problem}. Check indentation, quotation marks and colons here and in the line before."
    ),
    "corpus_file_empty": N_("The file is empty. Fill it or remove it."),
    "mapping_expected": N_("Lines of the form 'key: value' are expected here, with: {keys}."),
    "list_expected": N_("A list is expected here; begin each member with '- '."),
    "scalar_expected": N_("A single value is expected here."),
    "key_unknown": N_("The key '{key}' is not known here. Use one of: {known}."),
    "key_twice": N_("The key '{key}' stands here twice. Remove one."),
    "key_missing": N_("The key '{key}' is missing. Add it."),
    "value_empty": N_("Nothing stands here. Fill it in."),
    "choice_unknown": N_("'{value}' is not allowed here. Use one of: {choices}."),
    "number_expected": N_("'{value}' is no number. Write one like 50, 1.5 or 2/3."),
    "date_expected": N_("'{value}' is no date. Write it like 1952-06-28."),
    "number_malformed": N_("The number '{number}' is malformed. Write digits or letters only, without brackets."),
    "code_is_not_folder": N_("The code {code} differs from the name of the folder, {folder}. Make them the same."),
    "part_unlisted": N_("Part '{part}' is not listed in instrument.yaml, which has: {listed}. Correct one of them."),
    "provision_twice": N_(
        "{ref} stands here a second time; the first is at {first}. Correct the number or remove one."
    ),
    "article_missing": N_("{ref} is missing from Part {part}. Add it, or correct the list in instrument.yaml."),
    "article_misplaced": N_(
        "{ref} does not belong to Part {part}. Move it to its Part, or correct the list in instrument.yaml."
    ),
    "articles_out_of_order": N_(
        "The articles of Part {part} are not in the order of instrument.yaml, from {ref} on. Put them in order."
    ),
    "articles_differ": N_(
        "{instrument} has Articles 1 to {last} and {others}; the list of Parts differs in: {wrong}. Correct it."
    ),
    "text_missing": N_("{ref} has neither words nor anything below it. Add its text."),
    "language_wrong": N_(
        "The {lang} words of {ref} seem to be in another language. See whether the two are exchanged."
    ),
    "numbering_broken": N_("Before {ref} one expects '{expected}'. See whether something is missing or misnumbered."),
    "cite_unknown": N_("{ref} cites {cited}, which does not exist. Correct the reference."),
    "figure_not_in_text": N_(
        "The figure {value} of {ref} does not occur in its {lang} words. Compare the figure with the words."
    ),
    "number_without_figure": N_(
        "The words of {ref} give the number {value}, which is not among its figures. Add it there."
    ),
    "numbers_differ": N_(
        "English and Chinese of {ref} give different numbers: {english} against {chinese}. Compare the two."
    ),
}
