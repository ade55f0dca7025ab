import { refuse } from "../books/refused-request.ts";

export type Token = {
  kind: "word" | "text" | "number" | "dateTime" | "symbol" | "end" | "invalid";
  /** As written; for a text, its value without quotes and escapes; for an invalid one, what the lexer says of it. */
  value: string;
  image: string;
  column: number;
  line: number;
};

export type TokenizeOptions = {
  /** Whether a text may only have characters of Latin-1. */
  isLatin1Only: boolean;
};

const TOKEN =
  /\s*(?:('(?:\\[\s\S]|[^'\\])*')|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)|([A-Za-z_][A-Za-z0-9_]*)|(-?\d+(?:\.\d+)?)|(>=|<=|!=|[=<>(),.*]))/y;

/**
 * Splits a query into tokens. A character that starts none becomes an invalid token, which is refused only when the
 * parser comes to it: the service reads its tokens one by one, so that a parse error before it wins.
 */
export function tokenize(query: string, options: TokenizeOptions): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (;;) {
    const start = pattern.lastIndex;
    const match = pattern.exec(query);
    const text = match?.[1] ?? "";
    const foreign = options.isLatin1Only ? foreignIndex(text) : -1;
    if (match === null || foreign >= 0) {
      const at = match === null ? start + (/^\s*/.exec(query.slice(start))?.[0].length ?? 0) : undefined;
      const end = endOf(query);
      if (at === query.length) return [...tokens, end];
      return [...tokens, invalid(query, at ?? pattern.lastIndex - text.length, foreign)];
    }
    const [, , dateTime, word, number, symbol] = match;
    const image = match[1] ?? dateTime ?? word ?? number ?? symbol ?? "";
    const place = placeOf(query, pattern.lastIndex - image.length);
    tokens.push({ kind: kindOf(match), value: unquoted(match[1], image), image, ...place });
  }
}

/** Place of the first character beyond Latin-1, or -1. */
function foreignIndex(text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0xff) return index;
  }
  return -1;
}

function kindOf([, text, dateTime, word, number]: RegExpExecArray): Token["kind"] {
  if (text !== undefined) return "text";
  if (dateTime !== undefined) return "dateTime";
  if (word !== undefined) return "word";
  return number === undefined ? "symbol" : "number";
}

function unquoted(text: string | undefined, image: string): string {
  return text === undefined ? image : text.slice(1, -1).replace(/\\([\s\S])/g, "$1");
}

/** The end stands where the last character does, and at line 0 when there is none. */
function endOf(query: string): Token {
  const place = query === "" ? { line: 0, column: 0 } : placeOf(query, query.length - 1);
  return { kind: "end", value: "", image: "", ...place };
}

/** Where the lexer stopped: at a character that starts nothing, or inside a text that is foreign or never ends. */
function invalid(query: string, at: number, foreign: number): Token {
  const isText = query[at] === "'";
  const stop = foreign >= 0 ? at + foreign : isText ? query.length : at;
  const read = query.slice(at, stop);
  const place = placeOf(query, stop);
  const character = query[stop];
  const encountered =
    character === undefined ? "<EOF> " : `"${escaped(character)}" (${character.charCodeAt(0)}), `;
  const value = `Lexical error at line ${place.line}, column ${place.column}.  Encountered: ${encountered}after : "${escaped(read)}"`;
  return { kind: "invalid", value, image: query.slice(at), ...placeOf(query, at) };
}

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "'": "\\'",
  "\\": "\\\\",
};

function escaped(text: string): string {
  return text.replace(/[\s\S]/g, (each) => {
    const code = each.charCodeAt(0);
    const isPlain = code >= 0x20 && code <= 0x7e;
    return NAMED_ESCAPES[each] ?? (isPlain ? each : `\\u${code.toString(16).padStart(4, "0")}`);
  });
}

function placeOf(query: string, index: number): { line: number; column: number } {
  const before = query.slice(0, index).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Fault 4000 in the wording of the service's parser generator; `expected` are the images of what may stand here. */
export function refuseToken(token: Token, expected: readonly string[]): never {
  if (token.kind === "invalid") refuseParse(`Invalid content. ${token.value}`);
  const encountered = token.kind === "end" ? "<EOF>" : ` ${kindImage(token)} "${escaped(token.image)} "`;
  const choices = expected.map((each) => `    ${each} ${each === "<EOF>" ? "" : "..."}\n`).join("");
  const introduction = expected.length === 1 ? "Was expecting:" : "Was expecting one of:";
  refuseParse(
    `Encountered "${encountered}" at line ${token.line}, column ${token.column}.\n${introduction}\n${choices}    `,
  );
}

/** 4000 with the text after `QueryParserError: `. */
export function refuseParse(text: string): never {
  refuse({ code: "4000", message: "Error parsing query", detail: `QueryParserError: ${text}` });
}

const KEYWORDS: Readonly<Record<string, string>> = {
  and: "<AND>",
  or: "<OR>",
  not: "<NOT>",
};
const QUOTED_WORDS: ReadonlySet<string> = new Set(
  "select count from where between contains in iterator like maxresults order orderby by startposition asc desc true false".split(
    " ",
  ),
);

function kindImage(token: Token): string {
  const word = token.value.toLowerCase();
  if (token.kind === "word" && QUOTED_WORDS.has(word)) return `"${word}"`;
  if (token.kind === "word") return KEYWORDS[word] ?? "<IDENTIFIER>";
  if (token.kind === "text") return "<STRING>";
  if (token.kind === "dateTime") return "<DATETIME>";
  if (token.kind === "number") return "<INTEGER>";
  return `"${token.image}"`;
}
