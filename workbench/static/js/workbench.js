// What every page does: keeps what was typed in long texts until it is stored, and offers simple rich text.
import { renewWhenChanged } from "./once.js";
import { enrichAll } from "./richtext.js";
import "./search.js";
import { TypedTexts, wasStored } from "./typed.js";

const texts = new TypedTexts(sessionStorage);

function nameOf(area) {
  return `${new URL(area.form.action, location.href).pathname}:${area.name}`;
}

/** Keep the words typed into `root`'s text areas in this browser tab until their form is stored. */
export function keepTyped(root) {
  for (const area of root.querySelectorAll("form textarea")) {
    const kept = texts.get(nameOf(area));
    if (kept && !area.value) {
      area.value = kept;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.dispatchEvent(new Event("restored"));
    }
    area.addEventListener("input", () => texts.set(nameOf(area), area.value));
  }
  for (const form of root.querySelectorAll("form")) {
    const areas = [...form.querySelectorAll("textarea")];
    if (areas.length) form.addEventListener("submit", () => texts.send(areas.map(nameOf)));
  }
}

/** Lead to the first thing that is wrong with a form that came back. */
function showFault() {
  const wrong = document.querySelector("main .has-error, main .alert-danger");
  wrong?.scrollIntoView({ block: "center" });
  wrong?.querySelector("input:not([type=hidden]), select, .rich, textarea")?.focus({ preventScroll: true });
}

addEventListener("pageshow", (event) => {
  if (event.persisted) renewWhenChanged(document.forms);
});
texts.settle(wasStored(performance.getEntriesByType("navigation")[0], location.pathname));
enrichAll(document);
keepTyped(document);
showFault();
