// Rich text as browsers write it, brought to the few marks the server keeps.

/** Only marks the server keeps; it sanitises again in any case. */
export function tidy(html) {
  return html
    .replace(/<b>|<b [^>]*>/g, "<strong>")
    .replace(/<\/b>/g, "</strong>")
    .replace(/<i>|<i [^>]*>/g, "<em>")
    .replace(/<\/i>/g, "</em>")
    .replace(/<div[^>]*>/g, "<p>")
    .replace(/<\/div>/g, "</p>")
    .replace(/<p>(<br>)?<\/p>/g, "");
}
