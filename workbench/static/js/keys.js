// Keys for whoever decides one thing after the other: a key presses what bears it, wherever no words are typed.

/** Whether a key belongs to what has the focus: words are typed there, or a choice is made. */
function isTaken(target) {
  return Boolean(target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])"));
}

/** Press what bears the key: a choice is then sent, or asks for its reason first. */
function press(element) {
  if (element.type !== "radio") {
    element.click();
    return;
  }
  element.checked = true;
  const reason = element.form.querySelector("[data-reason]");
  const phrase = element.form.elements.phrase;
  if (element.dataset.then === "reason" && !reason.value.trim() && !phrase?.value) {
    reason.focus();
  } else {
    element.form.requestSubmit();
  }
}

/** Go from one row of a list to the next, or choose the one with the focus. */
function walk(key) {
  const boxes = [...document.querySelectorAll("[data-row] [data-choose]")];
  const at = boxes.indexOf(document.activeElement);
  if (key === "x") boxes[at]?.click();
  else boxes[Math.min(Math.max(at + (key === "j" ? 1 : -1), 0), boxes.length - 1)]?.focus();
}

addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key === "Enter" && event.ctrlKey) {
    const form = target.closest("form") ?? document.querySelector("[data-key=Enter]")?.form;
    if (form?.querySelector("[data-key=Enter]")) {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || key === "Enter" || isTaken(target)) return;
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (element) {
    event.preventDefault();
    press(element);
  } else if (["j", "k", "x"].includes(key)) {
    event.preventDefault();
    walk(key);
  }
});
