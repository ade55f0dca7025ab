import { refuse } from "../books/refused-request.ts";

export type Token = {
  kind: "word" | "text" | "number" | "symbol" | "end";
  /** As written; for a text, its value without quotes and escapes. */
  value: string;
  image: string;
  column: number;
  line: number;
};

const EXPECTED = [
  "<EOF>",
  '"."',
  "<AND>",
  '"between"',
  '"contains"',
  '"="',
  '">="',
  '">"',
  '"in"',
  '"iterator"',
  '"like"',
  '"<="',
  '"<"',
  '"maxresults"',
  '"!="',
  "<NOT>",
  "<OR>",
  "<ORDER>",
  "<ORDERBY>",
  '"startposition"',
];

/** Splits a query into tokens; a character that starts none is a parse error. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\s*(?:('(?:\\.|[^'\\])*')|([A-Za-z_][A-Za-z0-9_]*)|(-?\d+(?:\.\d+)?)|(>=|<=|!=|[=<>(),.*])|(\S))/gy;
  let end = 0;
  while (pattern.lastIndex < query.length) {
    const match = pattern.exec(query);
    if (match === null) break;
    const [whole, text, word, number, symbol, other] = match;
    const image = text ?? word ?? number ?? symbol ?? other ?? "";
    const at = pattern.lastIndex - image.length;
    const kind =
      text !== undefined ? "text" : word !== undefined ? "word" : number !== undefined ? "number" : "symbol";
    const value = text === undefined ? image : text.slice(1, -1).replace(/\\(.)/g, "$1");
    const token: Token = { kind, value, image, ...placeOf(query, at) };
    if (other !== undefined) refuseToken(token);
    tokens.push(token);
    end = pattern.lastIndex;
    if (whole === "") break;
  }
  return [...tokens, { kind: "end", value: "", image: "", ...placeOf(query, Math.max(0, end - 1)) }];
}

function placeOf(query: string, index: number): { line: number; column: number } {
  const before = query.slice(0, index).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Fault 4000 in the wording of the service's parser generator. */
export function refuseToken(token: Token): never {
  const encountered = token.kind === "end" ? "<EOF>" : ` ${kindImage(token)} "${token.image} "`;
  const expected = EXPECTED.map((each) => `    ${each} ...`)
    .join("\n")
    .replace("<EOF> ...", "<EOF> ");
  refuse({
    code: "4000",
    message: "Error parsing query",
    detail: `QueryParserError: Encountered "${encountered}" at line ${token.line}, column ${token.column}.\nWas expecting one of:\n${expected}\n    `,
  });
}

function kindImage(token: Token): string {
  if (token.kind === "word") return "<IDENTIFIER>";
  if (token.kind === "text") return "<STRING>";
  if (token.kind === "number") return "<INTEGER>";
  return `"${token.image}"`;
}
