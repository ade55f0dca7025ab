/** Markup that is safe to put into a page as it is. */
export type Html = { readonly markup: string };

type Content = Html | string | number | null | undefined | false | Content[];

/**
 * Builds markup from a template; every value that is not itself `Html` is escaped, lists are joined,
 * null, undefined and false leave nothing.
 */
export function html(parts: TemplateStringsArray, ...values: Content[]): Html {
  const markup = parts.reduce((text, part, index) => text + rendered(values[index - 1]) + part);
  return { markup };
}

/** Marks text as markup without escaping it; only for text that this folder wrote itself. */
export function trusted(markup: string): Html {
  return { markup };
}

function rendered(value: Content): string {
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(rendered).join("");
  if (typeof value === "object") return value.markup;
  return escaped(String(value));
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
