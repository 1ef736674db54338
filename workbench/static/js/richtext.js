// Simple rich text: a text area with data-rich becomes a field with buttons for bold, italic and lists.
import { tidy } from "./tidy.js";

const BUTTONS = [
  ["bold", "B", "bold"],
  ["italic", "I", "italic"],
  ["insertUnorderedList", "•", "list"],
  ["insertOrderedList", "1.", "numbered"],
];

function paragraphs(text) {
  const held = document.createElement("div");
  for (const line of text.split("\n")) {
    const paragraph = document.createElement("p");
    if (line.trim()) paragraph.textContent = line;
    else paragraph.append(document.createElement("br"));
    held.append(paragraph);
  }
  return held.innerHTML;
}

/**
 * Let the browser change the text at the cursor. execCommand is called outdated, but nothing has come in its place:
 * it alone puts the change on the browser's list of steps to undo, and works on a selection across paragraphs and
 * lists. Every use of it stands here.
 */
function edit(command, value) {
  document.execCommand(command, false, value);
}

function enrich(area) {
  const names = JSON.parse(area.dataset.rich);
  const field = document.createElement("div");
  field.className = "form-control rich";
  field.contentEditable = "true";
  field.role = "textbox";
  field.ariaMultiLine = "true";
  field.setAttribute("aria-labelledby", `${area.id}-label`);
  const description = area.getAttribute("aria-describedby");
  if (description) field.setAttribute("aria-describedby", description);
  const label = document.querySelector(`label[for="${area.id}"]`);
  if (label) {
    label.id = `${area.id}-label`;
    label.addEventListener("click", () => field.focus());
  }
  const bar = document.createElement("div");
  bar.className = "rich-bar";
  for (const [command, face, name] of BUTTONS) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `btn btn-outline-secondary btn-sm rich-${name}`;
    button.textContent = face;
    button.title = names[name];
    button.setAttribute("aria-label", names[name]);
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      field.focus();
      edit(command);
      store();
    });
    bar.append(button);
  }
  const show = () => {
    const isRich = /<(p|ul|ol|br|strong|em)\b/i.test(area.value);
    field.innerHTML = isRich ? clean(area.value) : area.value && paragraphs(area.value);
  };
  const store = () => {
    const words = field.textContent.trim();
    area.value = words ? tidy(field.innerHTML) : "";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  field.addEventListener("input", store);
  field.addEventListener("paste", (event) => {
    event.preventDefault();
    edit("insertText", event.clipboardData.getData("text/plain"));
  });
  area.addEventListener("restored", show);
  show();
  edit("defaultParagraphSeparator", "p");
  area.before(bar, field);
  area.hidden = true;
  area.required = false;
}

const KEPT_TAGS = /^(P|BR|STRONG|EM|U|S|UL|OL|LI|BLOCKQUOTE|A)$/;

/** The stored text without anything that could run; parsed in a document that runs nothing. */
function clean(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const element of [...parsed.body.querySelectorAll("*")]) {
    if (KEPT_TAGS.test(element.tagName)) dropAttributes(element);
    else element.replaceWith(...element.childNodes);
  }
  return parsed.body.innerHTML;
}

/** Leave an element no attribute but a link that leads to a page or an address. */
function dropAttributes(element) {
  for (const { name, value } of [...element.attributes]) {
    if (name !== "href" || !/^(https?|mailto):/i.test(value)) element.removeAttribute(name);
  }
}

/** Turn every text area with data-rich below `root` into a rich text field. */
export function enrichAll(root) {
  for (const area of root.querySelectorAll("textarea[data-rich]:not([hidden])")) enrich(area);
}
