// A position while it is written: its wording as a redline, and the wording of a comment taken over with one press.
import { followRedline } from "./redline.js";

const shown = document.querySelector("[data-redline]");
const area = shown && document.getElementById(shown.dataset.of);

if (area) {
  followRedline(area, shown, shown.dataset.redline, document.querySelector("[data-clause-text]").textContent);
  for (const button of document.querySelectorAll("[data-take]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      area.value = button.closest("li").querySelector("[data-proposed]").textContent;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.focus();
    });
  }
}
