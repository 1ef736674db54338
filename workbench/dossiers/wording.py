"""The sentences of the dossiers: headings, columns, what is missing and where to look, the procedure."""

from __future__ import annotations

from typing import Final

from workbench.i18n.messages import N_, NC_, NP_

RATIFICATION: Final = N_("Ratification dossier: C.102 and {law}")
DRAFT: Final = N_("Draft: {law}, {version}.")
BY_PERSONS: Final = N_(
    "Verdicts are those of persons, with who gave them and when. Requirements are cited from restatements "
    "unless an official text was imported; the authentic text alone counts. Nothing here says that the "
    "Convention can be ratified: that is for the State to decide."
)
STANDING: Final = N_("Where the draft stands, Part by Part")
PART: Final = NC_("in a dossier", "Part")
VERDICT: Final = NC_("in a dossier", "Verdict")
REASONS: Final = NC_("in a dossier", "Reasons")
SIGNED: Final = NC_("in a dossier", "Who and when")
FLOOR: Final = NC_("in a dossier", "Floor (R.202)")
NOT_JUDGED: Final = N_("not yet judged")
ARTICLE: Final = NC_("in a dossier", "Article and its figures")
CLAUSES: Final = NC_("in a dossier", "Clauses of the draft and practice")
GAP: Final = NC_("in a dossier", "Gap")
AMENDMENT: Final = NC_("in a dossier", "Our amendment")
NO_CLAUSE: Final = N_("No clause is linked.")
NO_GAP: Final = N_("none recorded")
NO_AMENDMENT: Final = N_("none")
ADEQUACY: Final = N_("Benefit levels, with their working")
NO_CASES: Final = N_("No calculation is kept with this law. Work one out under “Calculator” and keep it.")
COVERAGE: Final = N_("Persons protected: figures at hand")
COVERAGE_NOTE: Final = N_(
    "Under Article 76 a State that ratifies shows by statistics that the share of persons protected is "
    "reached; what a law says is not enough."
)
FIGURE: Final = NC_("in a dossier", "Figure")
MEASURE: Final = NC_("in a dossier", "What it measures")
AS_OF: Final = NC_("in a dossier", "As of")
SOURCE: Final = NC_("in a dossier", "Source")
EUROPEAN: Final = N_("Where the European Code asks for other figures")
CONVENTION: Final = NC_("in a dossier", "C.102")
CODE: Final = NC_("in a dossier", "European Code")
NONE_DIFFERS: Final = N_("No figure differs.")
PROCEDURE: Final = N_("Procedure, and what ratification would mean")
PROCEDURE_STEPS: Final = (
    N_(
        "Before: Article 2 asks for Part I, at least three of Parts II to X, one of them being Part IV, "
        "V, VI, IX or X, what concerns these in Parts XI to XIII, and Part XIV. The Parts "
        "accepted are named on ratification."
    ),
    N_(
        "Consultation: Convention No. 144, in force for China, has representatives of workers and employers"
        " consulted from time to time on Conventions that are not ratified and on what could promote "
        "ratification (Article 5(1)(c))."
    ),
    N_(
        "Decision: by the Law on the Procedure of the Conclusion of Treaties (Articles 3 and 7) the State "
        "Council submits a treaty to the Standing Committee of the National People's Congress, which "
        "decides on ratification; the President ratifies accordingly."
    ),
    N_(
        "Communication: a Member whose competent authority consents communicates the formal ratification to"
        " the Director-General of the ILO and makes the provisions effective (ILO Constitution, Article "
        "19(5)(d)); until then it reports on its law and practice when asked (19(5)(e))."
    ),
    N_(
        "Entry into force: 12 months after the ratification is registered (Article 79 of the "
        "Convention). Further Parts can be accepted later by notification (Article 4)."
    ),
    N_(
        "Reports: yearly under Article 22 of the Constitution, with the statistics that Article 76 of the "
        "Convention names; copies go to the representative organisations of employers and workers "
        "(Constitution, Article 23(2)), which may make observations."
    ),
    N_(
        "What it does not do: no law, custom or agreement that is more favourable to workers is affected "
        "(Constitution, Article 19(8))."
    ),
    N_(
        "Leaving: denunciation is open once in ten years, for the whole or for a Part, and takes effect a "
        "year later (Article 82)."
    ),
)
CAUSE: Final = N_("Dossier: {cause}")
CLAUSES_HEAD: Final = N_("Clauses of the draft")
CLAUSES_NONE: Final = N_(
    "No clause of this draft speaks of it. Look through the general rules on who is covered, and propose a clause."
)
PROVISIONS_HEAD: Final = N_("International provisions")
COMMENTS_HEAD: Final = N_("Comments")
COMMENTS_MORE: Final = NP_("{count} earlier comment stands on the page.", "{count} earlier comments stand on the page.")
COMMENTS_NONE: Final = N_("Nobody has commented on these clauses. Open a clause on the reading page to be the first.")
POSITIONS_HEAD: Final = N_("Positions in our papers")
POSITIONS_NONE: Final = N_("No paper takes a position on these clauses. Add one under “Position papers”.")
EVIDENCE_HEAD: Final = N_("Figures")
EVIDENCE_NONE: Final = N_(
    "The evidence has no figure on it. Statistical yearbooks and the reports of the social insurance "
    "agencies are where to look."
)
CLAUSE: Final = NC_("in a dossier", "Clause")
WORDS: Final = NC_("in a dossier", "Words")
LINKED: Final = NC_("in a dossier", "Linked to")
PROVISION: Final = NC_("in a dossier", "Provision")
REQUIREMENT: Final = NC_("in a dossier", "What it asks for")
BINDS: Final = NC_("in a dossier", "For China")
BY: Final = NC_("in a dossier", "By")
DATED: Final = NC_("in a dossier", "Date")
BINDING: Final = N_("binding")
NOT_BINDING: Final = N_("not binding")
COMMENT: Final = NC_("in a dossier", "Comment")
