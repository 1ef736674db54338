// What somebody typed and has not stored yet: kept in this browser tab until the server said yes.
const TYPED = "workbench.typed:";
const SENT = "workbench.sent";

/**
 * Whether the page at `path` is the answer to a form that was stored: the server answers so, and only so, by sending
 * the browser on to another page. A form that came back, a broken connection and a step back are no redirects; being
 * sent to sign in again is one, and stores nothing.
 */
export function wasStored(navigation, path) {
  return navigation?.type === "navigate" && navigation.redirectCount > 0 && path !== "/sign-in";
}

/** The texts kept in `storage` (a Storage), each under a name of the caller's. */
export class TypedTexts {
  constructor(storage) {
    this.storage = storage;
  }

  get(name) {
    return this.storage.getItem(TYPED + name) ?? "";
  }

  set(name, text) {
    this.storage.setItem(TYPED + name, text);
  }

  /** Remember that these texts are on their way; they stay until `settle`. */
  send(names) {
    this.storage.setItem(SENT, JSON.stringify(names));
  }

  /** On the next page: forget what was on its way if it was stored; if not, it stays as it was typed. */
  settle(isStored) {
    const names = JSON.parse(this.storage.getItem(SENT) ?? "[]");
    this.storage.removeItem(SENT);
    if (isStored) for (const name of names) this.storage.removeItem(TYPED + name);
  }
}
