// Shows what the terms of a law mean where they stand: marks each term once a chapter, without changing the words.
import { expression } from "./terms.js";

const law = document.querySelector(".law-text");
const whenIdle = window.requestIdleCallback ?? ((call) => setTimeout(() => call({ timeRemaining: () => 10 }), 50));

function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** Wrap each term of `words` that the chapter has not told yet; the text content stays as it is. */
function mark(words, pattern, meanings, told) {
  for (const node of textNodes(words)) {
    const pieces = [];
    let end = 0;
    for (const found of node.data.matchAll(pattern)) {
      const form = found[0].toLowerCase();
      const meaning = meanings.get(form) ?? meanings.get(form.replace(/s$/, ""));
      if (!meaning || told.has(meaning)) continue; // a word without a meaning only keeps shorter terms out of it
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
  const [lang] = law.lang.split("-");
  const answer = await fetch(`/standards/glossary/terms?lang=${lang}`);
  if (!answer.ok) return;
  const meanings = new Map((await answer.json()).map(([form, meaning]) => [form.toLowerCase(), meaning]));
  const pattern = expression(meanings.keys(), lang);
  const articles = [...law.querySelectorAll(".clause-article")];
  const toldIn = new Map(); // the meanings told already, by chapter
  const next = (deadline) => {
    if (!getSelection().isCollapsed) {
      setTimeout(() => whenIdle(next), 1000); // somebody is choosing words: nothing moves under the pointer
      return;
    }
    while (articles.length && deadline.timeRemaining() > 4) {
      const article = articles.shift();
      const chapter = article.closest(".clause-chapter, .clause-part");
      if (!toldIn.has(chapter)) toldIn.set(chapter, new Set());
      for (const words of article.querySelectorAll("[data-words]")) {
        mark(words, pattern, meanings, toldIn.get(chapter));
      }
    }
    if (articles.length) whenIdle(next);
  };
  whenIdle(next);
}

if (law) markTerms();
