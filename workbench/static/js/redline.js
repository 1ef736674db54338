// A wording as it would read against the clause, while it is typed.
import { newest } from "./newest.js";

/** Let `shown` follow what is typed in `area`, as the server compares it; `now` is the clause as it stands. */
export function followRedline(area, shown, address, now) {
  let waiting = 0;
  const comparisons = newest();
  const compare = async () => {
    const isNewest = comparisons();
    const sent = new FormData();
    sent.set("csrf_token", area.form.querySelector("[name=csrf_token]").value);
    sent.set("proposed", area.value === now ? "" : area.value);
    try {
      const answer = await fetch(address, { method: "POST", body: sent });
      const redline = answer.ok ? await answer.text() : "";
      if (isNewest()) shown.innerHTML = redline;
    } catch {
      if (isNewest()) shown.innerHTML = ""; // better none than one of other words
    }
  };
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(compare, 300);
  });
  if (area.value) compare();
}
