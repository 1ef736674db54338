// What every page does: keeps what was typed in long texts until it is stored, and offers simple rich text.
import { enrichAll } from "./richtext.js";
import "./search.js";

const KEEP = "workbench.typed:";

function keyOf(area) {
  const form = area.form;
  return form ? `${KEEP}${new URL(form.action, location.href).pathname}:${area.name}` : null;
}

/** Keep the words typed into `root`'s text areas in this browser tab until their form is sent. */
export function keepTyped(root) {
  for (const area of root.querySelectorAll("form textarea")) {
    const key = keyOf(area);
    const kept = key && sessionStorage.getItem(key);
    if (kept && !area.value) {
      area.value = kept;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.dispatchEvent(new Event("restored"));
    }
    area.addEventListener("input", () => sessionStorage.setItem(key, area.value));
    area.form?.addEventListener("submit", () => sessionStorage.removeItem(key));
  }
}

/** Lead to the first thing that is wrong with a form that came back. */
function showFault() {
  const wrong = document.querySelector("main .has-error, main .alert-danger");
  wrong?.scrollIntoView({ block: "center" });
  wrong?.querySelector("input:not([type=hidden]), select, .rich, textarea")?.focus({ preventScroll: true });
}

enrichAll(document);
keepTyped(document);
showFault();
