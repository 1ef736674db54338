// The key under which a form counts once: sent again with the same words it changes nothing more.

/** A key for one form; random, as the server's own are. */
export function makeKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Give `form` a key of its own, so that what it says next counts as a form never sent before. */
export function renewKey(form) {
  const field = form.querySelector("[name=form_key]");
  if (field) field.value = makeKey();
}

/** A page that a step back brings up as it was left: whoever changes a form there writes a new one. */
export function renewWhenChanged(forms) {
  for (const form of forms) form.addEventListener("input", () => renewKey(form), { once: true });
}
