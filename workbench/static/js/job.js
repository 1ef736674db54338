// The page of a job: looks how far it is until it is over, then leads on to the result.
const FIRST = 500;
const LONGEST = 3000;

const shown = document.querySelector("[data-job]");
if (shown) setTimeout(() => look(shown, FIRST), FIRST);

/** Put what changed into `page`; the sentence only where it is another, since it is read out. */
function update(page, told) {
  for (const part of told.querySelectorAll("[data-part]")) {
    const place = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (place.textContent.trim() !== part.textContent.trim() || place.children.length !== part.children.length) {
      place.replaceChildren(...part.childNodes);
    }
  }
}

async function look(page, wait) {
  const next = Math.min(wait * 1.3, LONGEST);
  let told;
  try {
    const answer = await fetch(page.dataset.job, { headers: { "X-Fragment": "1" } });
    if (!answer.ok || answer.redirected) return location.reload();
    told = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return setTimeout(() => look(page, next), next); // the server is away for a moment
  }
  const rest = told.querySelector("[data-part=rest]");
  const { over, then } = rest.dataset;
  update(page, told);
  if (over === undefined) return setTimeout(() => look(page, next), next);
  page.querySelector("form")?.remove();
  if (then) return location.replace(then);
  page.querySelector("[data-part=rest] a")?.focus();
}
