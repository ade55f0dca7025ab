/** Markup that is safe to send: only `html` makes it, and it escapes every text put into it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlPart = Html | string | number | false | null | undefined | readonly HtmlPart[];

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Halves of a sign that lost the other half; they cannot be sent as UTF-8. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Escapes a text for element content and for quoted attributes; control characters become the replacement sign. */
export function escapeHtml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a browser rejects them, names may hold them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd")
      .replace(LONE_SURROGATES, "\ufffd")
  );
}

function markupOf(part: HtmlPart): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  if (typeof part === "object" && part !== null) return part.map(markupOf).join("");
  return "";
}

/** Template tag: texts and numbers are escaped, lists are joined, false, null and undefined leave nothing. */
export function html(literals: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  return new Html(literals.map((literal, at) => literal + markupOf(parts[at])).join(""));
}
