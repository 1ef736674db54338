// Shows what the terms of a law mean where they stand: marks each term once an article, without changing the words.
const law = document.querySelector(".law-text");

/** One expression for all forms, longer ones first; an English form stands alone and may be a plural. */
function expression(forms, lang) {
  const escaped = [...forms].sort((a, b) => b.length - a.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return lang === "zh" ? new RegExp(escaped.join("|"), "g") : new RegExp(`(?<![\\w-])(?:${escaped.join("|")})(?![\\w-])`, "gi");
}

function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** Wrap each term of `words` that the article has not told yet; the text content stays as it is. */
function mark(words, pattern, meanings, told) {
  for (const node of textNodes(words)) {
    const pieces = [];
    let end = 0;
    for (const found of node.data.matchAll(pattern)) {
      const meaning = meanings.get(found[0].toLowerCase());
      if (told.has(meaning)) continue;
      told.add(meaning);
      const shown = document.createElement("dfn");
      shown.className = "term";
      shown.title = meaning;
      shown.textContent = found[0];
      pieces.push(node.data.slice(end, found.index), shown);
      end = found.index + found[0].length;
    }
    if (pieces.length) node.replaceWith(...pieces, node.data.slice(end));
  }
}

async function markTerms() {
  const lang = law.lang.startsWith("zh") ? "zh" : "en";
  const answer = await fetch(`/standards/glossary/terms?lang=${lang}`);
  if (!answer.ok) return;
  const meanings = new Map((await answer.json()).map(([form, meaning]) => [form.toLowerCase(), meaning]));
  const pattern = expression(meanings.keys(), lang);
  const articles = [...law.querySelectorAll(".clause-article")];
  const next = (deadline) => {
    while (articles.length && deadline.timeRemaining() > 4 && getSelection().isCollapsed) {
      const told = new Set();
      for (const words of articles.shift().querySelectorAll("[data-words]")) mark(words, pattern, meanings, told);
    }
    if (articles.length) requestIdleCallback(next);
  };
  requestIdleCallback(next);
}

if (law) markTerms();
