// The comparison page: jumps to the next change, by button or by the keys n and p.
const changes = [...document.querySelectorAll("[data-change]")];

function go(step) {
  if (!changes.length) return;
  const top = 80;
  const places = changes.map((change) => change.getBoundingClientRect().top);
  const next = step > 0 ? places.findIndex((place) => place > top + 4) : places.findLastIndex((place) => place < top - 4);
  const chosen = changes[next < 0 ? (step > 0 ? 0 : changes.length - 1) : next];
  scrollTo({ top: scrollY + chosen.getBoundingClientRect().top - top });
  chosen.focus({ preventScroll: true });
}

document.querySelector("[data-next-change]")?.addEventListener("click", () => go(1));
document.querySelector("[data-print]")?.addEventListener("click", () => print());
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|TEXTAREA|SELECT/.test(event.target.tagName)) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
});
