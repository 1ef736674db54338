// Positions put in order by keys: Alt with an arrow moves the one that has the focus, which keeps it.

addEventListener("keydown", (event) => {
  if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const position = event.target.closest?.(".position");
  const button = position?.querySelector(`[name=step][value=${event.key === "ArrowUp" ? "up" : "down"}]`);
  if (!button) return;
  event.preventDefault();
  if (!button.disabled) button.click();
});

const moved = location.hash.startsWith("#p-") && document.getElementById(location.hash.slice(1));
if (moved) moved.querySelector("h3 a")?.focus();
