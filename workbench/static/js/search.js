// The search box: "/" goes to it, suggestions appear as one types and are chosen with the arrow keys.
import { newest } from "./newest.js";

const WAIT = 120;

const box = document.getElementById("search-box");
if (box) start(box);

function start(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "search-suggestions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  let timer = 0;
  const asks = newest();

  const options = () => [...list.children];
  const at = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function select(index) {
    options().forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    const chosen = options()[index];
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function show(guesses) {
    list.replaceChildren(...guesses.map((guess, place) => {
      const option = document.createElement("li");
      const link = document.createElement("a");
      const note = document.createElement("span");
      option.id = `search-suggestion-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      link.href = guess.url;
      link.tabIndex = -1;
      link.textContent = guess.text;
      note.textContent = guess.note;
      link.append(note);
      option.append(link);
      return option;
    }));
    list.hidden = guesses.length === 0;
    input.setAttribute("aria-expanded", String(guesses.length > 0));
  }

  async function ask() {
    const typed = input.value.trim();
    const isNewest = asks();
    if (!typed) return close();
    try {
      const address = `${input.form.getAttribute("action")}/suggest?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      const guesses = answer.ok ? await answer.json() : [];
      if (isNewest() && document.activeElement === input) show(guesses);
    } catch {
      close(); // suggestions are a convenience: without them the box still searches
    }
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("compositionend", () => {
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const count = options().length;
    if (event.key === "ArrowDown") select((at() + 1) % count);
    else if (event.key === "ArrowUp") select(at() <= 0 ? count - 1 : at() - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at() >= 0) location.href = options()[at()].firstChild.href;
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}
