// The comparison page: jumps to the next change, by button or by the keys n and p.
const changes = [...document.querySelectorAll("[data-change]")];

function go(step) {
  if (!changes.length) return;
  const top = 80;
  const places = changes.map((change) => change.getBoundingClientRect().top);
  const isAhead = (place) => (step > 0 ? place > top + 4 : place < top - 4);
  const next = step > 0 ? places.findIndex(isAhead) : places.findLastIndex(isAhead);
  const chosen = changes.at(next >= 0 ? next : step > 0 ? 0 : -1);
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
