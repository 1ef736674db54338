// Simple rich text: a text area with data-rich becomes a field with buttons for bold, italic and lists.
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

/** Only marks the server keeps; it sanitises again in any case. */
function tidy(html) {
  return html
    .replace(/<b>|<b [^>]*>/g, "<strong>").replace(/<\/b>/g, "</strong>")
    .replace(/<i>|<i [^>]*>/g, "<em>").replace(/<\/i>/g, "</em>")
    .replace(/<div[^>]*>/g, "<p>").replace(/<\/div>/g, "</p>")
    .replace(/<p>(<br>)?<\/p>/g, "");
}

function enrich(area) {
  const names = JSON.parse(area.dataset.rich);
  const field = document.createElement("div");
  field.className = "form-control rich";
  field.contentEditable = "true";
  field.role = "textbox";
  field.ariaMultiLine = "true";
  field.setAttribute("aria-labelledby", `${area.id}-label`);
  if (area.getAttribute("aria-describedby")) field.setAttribute("aria-describedby", area.getAttribute("aria-describedby"));
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
      document.execCommand(command);
      store();
    });
    bar.append(button);
  }
  const show = () => {
    field.innerHTML = /<(p|ul|ol|br|strong|em)\b/i.test(area.value) ? clean(area.value) : area.value ? paragraphs(area.value) : "";
  };
  const store = () => {
    const words = field.textContent.trim();
    area.value = words ? tidy(field.innerHTML) : "";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  field.addEventListener("input", store);
  field.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  area.addEventListener("restored", show);
  show();
  document.execCommand("defaultParagraphSeparator", false, "p");
  area.before(bar, field);
  area.hidden = true;
  area.required = false;
}

/** The stored text without anything that could run; parsed in a document that runs nothing. */
function clean(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const element of [...parsed.body.querySelectorAll("*")]) {
    if (!/^(P|BR|STRONG|EM|U|S|UL|OL|LI|BLOCKQUOTE|A)$/.test(element.tagName)) element.replaceWith(...element.childNodes);
    else for (const attribute of [...element.attributes]) if (attribute.name !== "href" || !/^(https?|mailto):/i.test(attribute.value)) element.removeAttribute(attribute.name);
  }
  return parsed.body.innerHTML;
}

/** Turn every text area with data-rich below `root` into a rich text field. */
export function enrichAll(root) {
  for (const area of root.querySelectorAll("textarea[data-rich]:not([hidden])")) enrich(area);
}
