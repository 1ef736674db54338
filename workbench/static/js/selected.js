// The words selected in the text of a law, remembered until the reader selects others or clicks elsewhere.

export class SelectedWords {
  /** { clause, quote, start, beyond }, or null where nothing is selected. */
  words = null;

  /** The selection changed; one that was emptied is remembered: pressing a button may empty it before the click arrives. */
  select(words) {
    if (words) this.words = words;
  }

  /** Something was clicked while `words` were selected; whoever `isWriting` a comment writes it on what was selected. */
  click(words, isWriting) {
    if (words || !isWriting) this.words = words;
  }
}
