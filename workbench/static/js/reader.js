// The reading page: opens clauses in the pane without losing the place, and takes selected words as the quotation.
import { newest } from "./newest.js";
import { followRedline } from "./redline.js";
import { enrichAll } from "./richtext.js";
import { SelectedWords } from "./selected.js";
import { keepTyped } from "./workbench.js";

const reader = document.querySelector("[data-reader]");
const pane = document.getElementById("pane");
const narrow = matchMedia("(max-width: 62rem)"); // the pane stands above the text, not beside it
let picked = null; // { clause, quote, start, beyond }: the words a comment is about to be written on
let path = location.pathname; // the clause that the page shows
const opens = newest(); // of two clauses opened at once the later one is shown
const selected = new SelectedWords();
let opener = null; // the link that filled the pane, where Escape leads back to

function openPath(clause) {
  return `/clauses/${encodeURIComponent(clause)}`;
}

/** The part of a page that goes into the pane; null where the server leads elsewhere or cannot be reached. */
async function fetchFragment(address) {
  try {
    const answer = await fetch(address, { headers: { "X-Fragment": "1" } });
    return answer.redirected ? null : await answer.text();
  } catch {
    return null;
  }
}

/** Show what is said of `clause` beside the text; without `push` the address stays as it is. */
async function open(clause, { write = false, push = true } = {}) {
  const isNewest = opens();
  const fragment = await fetchFragment(openPath(clause));
  if (!isNewest()) return;
  if (fragment === null) {
    location.assign(openPath(clause)); // as a page it is asked to sign in, or told by the browser what is wrong
    return;
  }
  pane.innerHTML = fragment;
  pane.classList.add("is-filled");
  for (const old of reader.querySelectorAll(".is-open")) old.classList.remove("is-open");
  document.getElementById(`c-${clause}`)?.classList.add("is-open");
  if (push) history.pushState({ clause }, "", openPath(clause) + (write ? "#comment-form" : ""));
  path = location.pathname;
  prepare();
  const form = pane.querySelector(".comment-form");
  if (write && form) {
    if (picked && picked.clause === clause) quote(picked);
    form.scrollIntoView({ block: "nearest" });
    form.querySelector("select").focus({ preventScroll: true });
    pane.querySelector("#comment-form").scrollIntoView({ block: "start" });
  } else {
    pane.querySelector("h2")?.focus({ preventScroll: true });
    if (narrow.matches) pane.scrollIntoView();
  }
}

function prepare() {
  if (!pane.querySelector(".rich")) enrichAll(pane);
  keepTyped(pane);
  prepareProposal();
  pane.querySelector("[data-unquote]")?.addEventListener("click", () => quote(null));
  showPlace();
}

function quote(words) {
  const form = pane.querySelector(".comment-form");
  if (!form) return;
  form.querySelector("#quote").value = words ? words.quote : "";
  form.querySelector("#start").value = words ? words.start : "";
  const shown = form.querySelector(".quoted");
  shown.hidden = !words;
  shown.querySelector("blockquote").textContent = words ? words.quote : "";
  shown.querySelector("[data-cut]").hidden = typeof words?.beyond !== "string";
}

/** The proposal starts from the clause as it stands, and its redline follows the typing. */
function prepareProposal() {
  const fold = pane.querySelector(".propose");
  if (!fold) return;
  const area = fold.querySelector("textarea");
  const now = fold.querySelector("[data-clause-text]").content.textContent;
  const shown = fold.querySelector(".live-redline");
  const form = area.form;
  fold.addEventListener("toggle", () => {
    if (fold.open && !area.value) area.value = now;
  });
  followRedline(area, shown, form.dataset.redline, now);
}

/**
 * The clause and the words selected in the text, if they begin in it; several paragraphs count for their article. What
 * was selected beyond the article is left out, and `beyond` names the element of the article where it ended ("" for none,
 * null where nothing was left out).
 */
function selection() {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0).cloneRange();
  const first = startWords(range.startContainer);
  if (!first) return null;
  const article = first.closest(".clause-article");
  const beyond = cutToEnd(range, article ?? first);
  if (first === startWords(range.endContainer)) {
    const before = document.createRange();
    before.selectNodeContents(first);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    const blank = words.length - words.trimStart().length;
    const start = [...before.toString()].length + blank; // counted in characters, not in UTF-16 units
    return words.trim() ? { clause: first.dataset.words, quote: words.trim(), start, beyond } : null;
  }
  return article && { clause: article.id.slice(2), quote: writtenIn(range), start: -1, beyond };
}

/** Let `range` end where `clause` ends, if it goes on; in which article it ended, null where no words were left out. */
function cutToEnd(range, clause) {
  if (clause.contains(range.endContainer)) return null;
  const end = range.endContainer;
  const rest = range.cloneRange();
  const last = [...clause.querySelectorAll("[data-words]")].at(-1) ?? clause;
  range.setEnd(last, last.childNodes.length);
  rest.setStart(last, last.childNodes.length);
  if (!writtenIn(rest)) return null;
  return (end.nodeType === Node.ELEMENT_NODE ? end : end.parentElement).closest(".clause-article")?.id ?? "";
}

function writtenIn(range) {
  const held = range.cloneContents();
  for (const button of held.querySelectorAll(".comment-button")) button.remove();
  return held.textContent.replace(/\s+/g, " ").trim();
}

function startWords(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest("[data-words]");
}

function showPlace() {
  for (const strong of document.querySelectorAll("mark.is-strong")) strong.classList.remove("is-strong");
  for (const words of pane.querySelectorAll("[data-quote]")) {
    const marks = reader.querySelectorAll(`mark[data-comments~="${words.dataset.quote}"]`);
    for (const mark of marks) mark.classList.add("is-strong");
  }
  const here = pane.querySelector("[data-pane]")?.dataset.pane;
  for (const link of reader.querySelectorAll(".is-here")) link.classList.remove("is-here");
  const held = here && document.getElementById(`c-${here}`);
  const article = held && (held.closest(".clause-article") || held);
  if (article) reader.querySelector(`[data-outline="${article.id.slice(2)}"]`)?.classList.add("is-here");
}

document.addEventListener("selectionchange", () => selected.select(selection()));
// Before any other listener: by what is selected now the comment is written.
document.addEventListener("click", ({ target }) => selected.click(selection(), Boolean(target.closest("[data-write]"))), true);

reader.addEventListener("click", (event) => {
  const link = event.target.closest("[data-open]");
  const mark = event.target.closest("mark[data-comments]");
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    const asked = link.dataset.open;
    if (!pane.contains(link)) opener = link;
    picked = link.dataset.write ? selected.words : null;
    const clause = document.getElementById(`c-${asked}`);
    const begins = picked && clause?.contains(document.getElementById(`c-${picked.clause}`));
    const holds = begins || (picked?.beyond && picked.beyond === clause?.id);
    if (link.dataset.outline) clause?.scrollIntoView({ block: "start" });
    open(link.dataset.write && holds ? picked.clause : asked, { write: Boolean(link.dataset.write) });
  } else if (mark && getSelection().isCollapsed) {
    open(mark.closest("[data-words]").dataset.words);
  }
});

// Escape in the pane leads back to the text (a choice list that is open takes the key for itself).
pane.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const here = pane.querySelector("[data-pane]")?.dataset.pane;
  const back = opener?.isConnected ? opener : here && document.querySelector(`#c-${CSS.escape(here)} [data-open]`);
  back?.focus();
});

// A step back to another clause shows it; a jump within the page (the skip link, a comment's anchor) is none.
addEventListener("popstate", () => {
  if (location.pathname !== path) location.reload();
});

const shown = pane.querySelector("[data-pane]");
if (shown) {
  prepare();
  if (!location.hash && !narrow.matches) {
    document.getElementById(`c-${shown.dataset.pane}`)?.scrollIntoView({ block: "center" });
  }
}
if (narrow.matches) reader.querySelector(".outline-fold")?.removeAttribute("open");
