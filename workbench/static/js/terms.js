// How the terms of a glossary are looked for in a text.

/** One expression for all forms, longer ones first; an English form stands alone and may be a plural. */
export function expression(forms, lang) {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return lang === "zh" ? new RegExp(escaped, "g") : new RegExp(`(?<![\\w-])(?:${escaped})s?(?![\\w-])`, "gi");
}
