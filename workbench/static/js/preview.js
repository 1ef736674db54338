// A paper beside its form: what is typed stands in the preview a moment later, as the server sets it.
import { newest } from "./newest.js";

const shown = document.querySelector("[data-preview]");
const form = shown && document.querySelector(shown.dataset.preview);

if (form) {
  let waiting = 0;
  const questions = newest();
  const show = async () => {
    const isNewest = questions();
    try {
      const answer = await fetch(shown.dataset.address, { method: "POST", body: new FormData(form) });
      if (answer.ok && isNewest()) shown.innerHTML = await answer.text();
    } catch {
      // the preview stays as it was: what is typed is in the form
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 500);
  });
}
