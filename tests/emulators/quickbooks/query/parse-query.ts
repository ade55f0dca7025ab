import { refuse } from "../books/refused-request.ts";
import { refuseToken, type Token, tokenize } from "./tokenize.ts";

export type Operator = "=" | "<" | ">" | "<=" | ">=" | "in" | "like";
export type Condition = { field: string; operator: Operator; values: string[] };

export type ParsedQuery = {
  /** `*`, `count(*)`, or the asked properties. */
  select: "*" | "count" | string[];
  entity: string;
  where: Condition[];
  orderBy: { field: string; descending: boolean }[];
  startPosition: number;
  maxResults: number;
};

/** 4001 with the text after `QueryValidationError: `. */
export function refuseQuery(text: string): never {
  refuse({ code: "4001", message: "Invalid query", detail: `QueryValidationError: ${text}` });
}

const DEFAULT_ROWS = 100;

type Cursor = {
  peek(): Token;
  take(): Token;
  /** Takes the next token when it is this word, without regard to case. */
  word(text: string): boolean;
  symbol(text: string): boolean;
};

/** Parses the service's query language; throws `RefusedRequest` with 4000 or 4001. */
export function parseQuery(query: string): ParsedQuery {
  const cursor = cursorOf(tokenize(query));
  if (!cursor.word("select")) refuseToken(cursor.peek());
  const select = parseSelect(cursor);
  if (!cursor.word("from")) refuseToken(cursor.peek());
  const entity = name(cursor);
  const where = cursor.word("where") ? parseConditions(cursor) : [];
  const parsed: ParsedQuery = {
    select,
    entity,
    where,
    orderBy: [],
    startPosition: 1,
    maxResults: DEFAULT_ROWS,
  };
  parseTail(cursor, parsed);
  return parsed;
}

function parseTail(cursor: Cursor, parsed: ParsedQuery): void {
  for (;;) {
    if (cursor.word("orderby")) parsed.orderBy = parseOrder(cursor);
    else if (cursor.word("order")) {
      if (!cursor.word("by")) refuseToken(cursor.peek());
      parsed.orderBy = parseOrder(cursor);
    } else if (cursor.word("startposition")) parsed.startPosition = positive(cursor);
    else if (cursor.word("maxresults")) parsed.maxResults = positive(cursor);
    else break;
  }
  if (cursor.peek().kind !== "end") refuseToken(cursor.peek());
}

function parseSelect(cursor: Cursor): ParsedQuery["select"] {
  if (cursor.symbol("*")) return "*";
  const first = name(cursor);
  if (first.toLowerCase() === "count" && cursor.symbol("(")) {
    if (!cursor.symbol("*") || !cursor.symbol(")")) refuseToken(cursor.peek());
    return "count";
  }
  const fields = [first];
  while (cursor.symbol(",")) fields.push(name(cursor));
  return fields;
}

/** A property path: `TxnDate`, `MetaData.CreateTime`, `Line.*`. */
function name(cursor: Cursor): string {
  const first = cursor.take();
  if (first.kind !== "word") refuseToken(first);
  let path = first.value;
  while (cursor.symbol(".")) {
    if (cursor.symbol("*")) return `${path}.*`;
    const next = cursor.take();
    if (next.kind !== "word") refuseToken(next);
    path = `${path}.${next.value}`;
  }
  return path;
}

function parseConditions(cursor: Cursor): Condition[] {
  const conditions = [parseCondition(cursor)];
  for (;;) {
    if (cursor.word("and")) conditions.push(parseCondition(cursor));
    else if (cursor.word("or")) refuseQuery("OR is not supported");
    else return conditions;
  }
}

const SYMBOLS: readonly string[] = ["=", "<", ">", "<=", ">="];

function parseCondition(cursor: Cursor): Condition {
  if (cursor.word("not")) refuseQuery("NOT is not supported");
  const field = name(cursor);
  if (cursor.word("in")) return { field, operator: "in", values: list(cursor) };
  if (cursor.word("like")) return { field, operator: "like", values: [value(cursor)] };
  for (const word of ["between", "contains", "iterator", "not"]) {
    if (cursor.word(word)) refuseQuery(`operator ${word} is not supported`);
  }
  if (cursor.symbol("!=")) refuseQuery("operator != is not supported");
  const operator = cursor.take();
  if (operator.kind !== "symbol" || !SYMBOLS.includes(operator.value)) refuseToken(operator);
  return { field, operator: operator.value as Operator, values: [value(cursor)] };
}

function list(cursor: Cursor): string[] {
  if (!cursor.symbol("(")) refuseToken(cursor.peek());
  const values = [value(cursor)];
  while (cursor.symbol(",")) values.push(value(cursor));
  if (!cursor.symbol(")")) refuseToken(cursor.peek());
  return values;
}

/** Values stand in quotes; `true`, `false`, numbers and CURRENT_DATE may stand bare. */
function value(cursor: Cursor): string {
  const token = cursor.take();
  if (token.kind === "text" || token.kind === "number") return token.value;
  const bare = token.value.toLowerCase();
  if (token.kind === "word" && (bare === "true" || bare === "false" || bare === "current_date")) return bare;
  return refuseToken(token);
}

function parseOrder(cursor: Cursor): ParsedQuery["orderBy"] {
  const order: ParsedQuery["orderBy"] = [];
  do {
    const field = name(cursor);
    const descending = cursor.word("desc");
    if (!descending) cursor.word("asc");
    order.push({ field, descending });
  } while (cursor.symbol(","));
  return order;
}

function positive(cursor: Cursor): number {
  const token = cursor.take();
  if (token.kind !== "number" && token.kind !== "text") refuseToken(token);
  const number = Number(token.value);
  if (!Number.isInteger(number)) refuseToken(token);
  if (number < 1) refuseQuery(`value ${number} is too small. Min allowed value is 1`);
  return number;
}

function cursorOf(tokens: readonly Token[]): Cursor {
  let index = 0;
  const peek = () => tokens[Math.min(index, tokens.length - 1)] as Token;
  const take = () => {
    const token = peek();
    index += 1;
    return token;
  };
  const accept = (matches: boolean) => {
    if (matches) index += 1;
    return matches;
  };
  return {
    peek,
    take,
    word: (text) => accept(peek().kind === "word" && peek().value.toLowerCase() === text),
    symbol: (text) => accept(peek().kind === "symbol" && peek().value === text),
  };
}
