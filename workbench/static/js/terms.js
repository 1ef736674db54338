// How the terms of a glossary are looked for in a text.

const NUMERALS = "0-9.零〇一二两三四五六七八九十百千万";
const FIGURE_FIRST = new RegExp(`^[${NUMERALS}]`);

// By the language of the text; an English form stands alone and may be a plural.
const PATTERNS = {
  zh: (forms) => new RegExp(forms, "g"),
  en: (forms) => new RegExp(`(?<![\\w-])(?:${forms})s?(?![\\w-])`, "gi"),
};

/** One expression for all forms, longer ones first. */
export function expression(forms, lang) {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((form) => {
    // 二十三周 holds no 十三周: a form that begins with a figure begins where the figure does.
    const edge = lang === "zh" && FIGURE_FIRST.test(form) ? `(?<![${NUMERALS}])` : "";
    return edge + form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return PATTERNS[lang](escaped.join("|"));
}
