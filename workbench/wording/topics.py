"""What the check of the cue phrases says about a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the finding's facts.
WORDING: Final[Mapping[str, Message]] = {
    "topics_faulty": N_(
        "The cue phrases have {count} faults, the first at {location} ({first}). Run workbench standards check, mend them."
    ),
    "rule_id_malformed": N_("The id “{id}” is malformed. Use small letters and underscores only."),
    "rule_twice": N_("The rule “{id}” stands already at {first}. Merge the two or choose another id."),
    "rule_missing": N_("The rule “{id}” is missing; the program asks for it by this id. Put it back."),
    "rule_leads_nowhere": N_(
        "The rule “{id}” leads nowhere. Say under leads_to which role or provision it leads to, and how strongly."
    ),
    "rule_unless_unknown": N_(
        "Under unless, the rule “{id}” names “{other}”, which is no rule of the same use. Correct the id."
    ),
    "strength_out_of_bounds": N_("The strength {value} is out of bounds. Write a number above 0 and not above 1."),
    "target_ambiguous": N_("Name either a role or a provision here, not both and not neither."),
    "list_empty": N_("The list {key} of {lang} is empty. Write at least one member."),
    "phrase_gap_unbounded": N_(
        "The gap in “{phrase}” has no length. Write how many characters it may skip, as in …16."
    ),
    "phrase_bracket_unclosed": N_("The “{bracket}” in “{phrase}” is not closed by its own bracket. Close it."),
    "phrase_bracket_unopened": N_("The “{bracket}” in “{phrase}” closes nothing. Open it or take it out."),
    "phrase_bar_outside": N_(
        "The bar in “{phrase}” stands outside brackets. Put brackets around the choices, or write two phrases."
    ),
    "phrase_choice_empty": N_("A choice in “{phrase}” is empty. For words that may be left out use square brackets."),
    "phrase_pattern_broken": N_("The regular expression “{phrase}” cannot be read: {problem}. Correct it."),
    "phrase_matches_nothing": N_(
        "“{phrase}” would be found in every text. Leave it at least one letter that must stand there."
    ),
    "example_missed": N_("The rule “{id}” should see “{text}” and does not. Mend its phrases or the example."),
    "example_wrongly_matched": N_(
        "The rule “{id}” should not see “{text}”, but does, by “{words}”. Mend its phrases or the example."
    ),
    "opposites_faulty": N_(
        "The opposites have {count} faults, the first at {location} ({first}). Run workbench standards check, mend them."
    ),
    "pair_of_two": N_("The pair {between} needs two sentences under contrary and two under same, in each language."),
    "pair_missing": N_("Nothing proves that “{id}” and “{other}” are contrary. Add them under pairs, with sentences."),
    "pair_missed": N_("The pair {between} should make “{texts}” contrary and does not. Mend phrases or sentences."),
    "pair_wrongly_contrary": N_(
        "“{texts}” under {between} come out contrary and should not. Mend phrases or sentences."
    ),
    "synonyms_faulty": N_(
        "The synonyms have {count} faults, the first at {location} ({first}). Run workbench standards check, mend them."
    ),
    "synonyms_twice": N_("The group “{id}” stands twice. Merge the two or choose another id."),
    "contrary_unknown": N_("Under contrary_to, “{id}” names “{other}”, which does not exist. Correct the id."),
}
