import { refuse } from "../books/refused-request.ts";
import { EXPECTED } from "./expected-tokens.ts";
import { refuseParse, refuseToken, type Token, type TokenizeOptions, tokenize } from "./tokenize.ts";

export type Operator = "=" | "<" | ">" | "<=" | ">=" | "in" | "not in" | "like";
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

export type QueryDialect = TokenizeOptions & {
  /** Whether a number may stand after an operator without quotes; in an IN list it never may. */
  isBareNumberRead: boolean;
};

type Cursor = {
  dialect: QueryDialect;
  /** The next token; one that the lexer could not read is refused here. */
  peek(): Token;
  take(): Token;
  /** Value of the token taken last. */
  last(): string;
  /** Takes the next token when it is this word, without regard to case. */
  word(text: string): boolean;
  symbol(text: string): boolean;
};

/** Parses the service's query language; throws `RefusedRequest` with 4000 or 4001. */
export function parseQuery(query: string, dialect: QueryDialect): ParsedQuery {
  if (query === "") refuseParse("The query provided was empty");
  const cursor = cursorOf(tokenize(query, dialect), dialect);
  if (!cursor.word("select")) refuseToken(cursor.peek(), EXPECTED.start);
  const select = parseSelect(cursor);
  if (!cursor.word("from")) refuseToken(cursor.peek(), EXPECTED.afterProjection);
  const entity = name(cursor);
  const where = cursor.word("where") ? parseConditions(cursor) : [];
  const rest = where.length === 0 ? EXPECTED.afterEntity : EXPECTED.afterValue;
  const parsed: ParsedQuery = {
    select,
    entity,
    where,
    orderBy: [],
    startPosition: 1,
    maxResults: DEFAULT_ROWS,
  };
  parseTail(cursor, parsed, rest);
  return parsed;
}

function parseTail(cursor: Cursor, parsed: ParsedQuery, first: readonly string[]): void {
  let expected = first;
  for (;;) {
    if (cursor.word("orderby") || cursor.word("order")) {
      if (cursor.last().toLowerCase() === "order" && !cursor.word("by"))
        refuseToken(cursor.peek(), EXPECTED.by);
      parsed.orderBy = parseOrder(cursor);
      expected = EXPECTED.afterOrder;
    } else if (cursor.word("startposition")) parsed.startPosition = Math.max(1, whole(cursor, 0));
    else if (cursor.word("maxresults")) parsed.maxResults = whole(cursor, 1);
    else break;
  }
  if (cursor.peek().kind !== "end") refuseToken(cursor.peek(), expected);
}

function parseSelect(cursor: Cursor): ParsedQuery["select"] {
  if (cursor.symbol("*")) return "*";
  if (cursor.peek().kind !== "word") refuseToken(cursor.peek(), EXPECTED.projection);
  const first = name(cursor);
  if (first.toLowerCase() === "count" && cursor.symbol("(")) {
    if (!cursor.symbol("*")) refuseToken(cursor.peek(), EXPECTED.star);
    if (!cursor.symbol(")")) refuseToken(cursor.peek(), EXPECTED.close);
    return "count";
  }
  const fields = [first];
  while (cursor.symbol(",")) fields.push(name(cursor));
  return fields;
}

/** A property path: `TxnDate`, `MetaData.CreateTime`, `Line.*`. */
function name(cursor: Cursor): string {
  const first = cursor.take();
  if (first.kind !== "word") refuseToken(first, EXPECTED.identifier);
  let path = first.value;
  while (cursor.symbol(".")) {
    if (cursor.symbol("*")) return `${path}.*`;
    const next = cursor.take();
    if (next.kind !== "word") refuseToken(next, EXPECTED.identifier);
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
  if (cursor.word("not")) {
    // `Id NOT IN ('1')` was met as an accepted query; no other negation was.
    if (cursor.word("in")) return { field, operator: "not in", values: list(cursor) };
    refuseQuery("operator not is not supported");
  }
  for (const word of ["between", "contains", "iterator"]) {
    if (cursor.word(word)) refuseQuery(`operator ${word} is not supported`);
  }
  if (cursor.symbol("!=")) refuseQuery("operator != is not supported");
  const operator = cursor.take();
  const isLike = operator.kind === "word" && operator.value.toLowerCase() === "like";
  const isSymbol = operator.kind === "symbol" && SYMBOLS.includes(operator.value);
  // The service looks ahead: an operator without a literal after it is the error, not what stands there.
  const found = isLike || isSymbol ? literal(cursor, cursor.dialect.isBareNumberRead) : undefined;
  if (found === undefined) return refuseToken(operator, EXPECTED.operator);
  return { field, operator: isLike ? "like" : (operator.value as Operator), values: [found] };
}

function list(cursor: Cursor): string[] {
  if (!cursor.symbol("(")) refuseToken(cursor.peek(), EXPECTED.list);
  const values = [listed(cursor)];
  while (cursor.symbol(",")) values.push(listed(cursor));
  if (!cursor.symbol(")")) refuseToken(cursor.peek(), EXPECTED.afterListValue);
  return values;
}

function listed(cursor: Cursor): string {
  return literal(cursor, false) ?? refuseToken(cursor.peek(), EXPECTED.literal);
}

/** Takes a value: in quotes, or bare `true`, `false`, a date or CURRENT_DATE; takes nothing when none stands here. */
function literal(cursor: Cursor, isNumberRead: boolean): string | undefined {
  const token = cursor.peek();
  const isBareNumber = token.kind === "number" && isNumberRead;
  if (token.kind === "text" || token.kind === "dateTime" || isBareNumber) return cursor.take().value;
  const bare = token.value.toLowerCase();
  const isLiteral = token.kind === "word" && ["true", "false", "current_date"].includes(bare);
  if (!isLiteral) return undefined;
  cursor.take();
  return bare;
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

/** A position or number of rows; a position of 0 is taken for the first row. */
function whole(cursor: Cursor, least: number): number {
  const token = cursor.take();
  if (token.kind !== "number" && token.kind !== "text") refuseToken(token, EXPECTED.number);
  const number = Number(token.value);
  if (!Number.isInteger(number)) refuseToken(token, EXPECTED.number);
  if (number < least) refuseQuery(`value ${number} is too small. Min allowed value is ${least}`);
  return number;
}

function cursorOf(tokens: readonly Token[], dialect: QueryDialect): Cursor {
  let index = 0;
  const peek = () => {
    const token = tokens[Math.min(index, tokens.length - 1)] as Token;
    return token.kind === "invalid" ? refuseToken(token, []) : token;
  };
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
    dialect,
    peek,
    take,
    last: () => tokens[index - 1]?.value ?? "",
    word: (text) => accept(peek().kind === "word" && peek().value.toLowerCase() === text),
    symbol: (text) => accept(peek().kind === "symbol" && peek().value === text),
  };
}
