// How the terms of a glossary are looked for in a text.

// By the language of the text; an English form stands alone and may be a plural.
const PATTERNS = {
  zh: (forms) => new RegExp(forms, "g"),
  en: (forms) => new RegExp(`(?<![\\w-])(?:${forms})s?(?![\\w-])`, "gi"),
};

/** One expression for all forms, longer ones first. */
export function expression(forms, lang) {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return PATTERNS[lang](escaped);
}
