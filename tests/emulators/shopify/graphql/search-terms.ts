/** Shopify's search syntax as a tree: `status:open AND (tag:a OR -tag:b) created_at:>=2026-01-01`. */
export type SearchNode =
  | { kind: "all"; nodes: SearchNode[] }
  | { kind: "any"; nodes: SearchNode[] }
  | { kind: "not"; node: SearchNode }
  | ({ kind: "term"; field: string | null } & SearchValue);

/** What a term asks for; a quoted value is a phrase. */
export type SearchValue = { comparator: Comparator; value: string; isQuoted: boolean };

export type Comparator = "=" | ">" | ">=" | "<" | "<=";

type Token = { kind: "open" | "close" | "and" | "or" | "not" } | { kind: "term"; text: string };

/** Parses a search text. Unbalanced brackets and dangling connectives are read as far as they make sense, as Shopify does. */
export function parseSearch(query: string): SearchNode {
  const tokens = tokenize(query);
  let position = 0;

  function parseAny(): SearchNode {
    const nodes = [parseAll()];
    while (tokens[position]?.kind === "or") {
      position += 1;
      nodes.push(parseAll());
    }
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: "any", nodes };
  }

  function parseAll(): SearchNode {
    const nodes: SearchNode[] = [];
    for (let token = tokens[position]; token !== undefined; token = tokens[position]) {
      if (token.kind === "or" || token.kind === "close") break;
      position += 1;
      if (token.kind !== "and") nodes.push(parseOne(token));
    }
    return { kind: "all", nodes };
  }

  function parseOne(token: Token): SearchNode {
    if (token.kind === "not") {
      const next = tokens[position];
      position += 1;
      return { kind: "not", node: next === undefined ? { kind: "any", nodes: [] } : parseOne(next) };
    }
    if (token.kind === "open") {
      const inner = parseAny();
      if (tokens[position]?.kind === "close") position += 1;
      return inner;
    }
    return token.kind === "term" ? parseTerm(token.text) : { kind: "all", nodes: [] };
  }

  return parseAny();
}

function tokenize(query: string): Token[] {
  const pattern = /\(|\)|(?:[^\s()"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|["'])+/g;
  return [...query.matchAll(pattern)].flatMap(([text]): Token[] => {
    if (text === "(") return [{ kind: "open" }];
    if (text === ")") return [{ kind: "close" }];
    if (text === "AND") return [{ kind: "and" }];
    if (text === "OR") return [{ kind: "or" }];
    if (text === "NOT" || text === "-") return [{ kind: "not" }];
    if (text.startsWith("-")) return [{ kind: "not" }, { kind: "term", text: text.slice(1) }];
    return [{ kind: "term", text }];
  });
}

function parseTerm(text: string): SearchNode {
  const match = /^([A-Za-z_$][\w.$-]*):(>=|<=|>|<|=)?(.*)$/s.exec(text);
  if (match === null) return { kind: "term", field: null, comparator: "=", ...unquote(text) };
  const comparator = (match[2] ?? "=") as Comparator;
  return { kind: "term", field: match[1] ?? null, comparator, ...unquote(match[3] ?? "") };
}

function unquote(text: string): { value: string; isQuoted: boolean } {
  const match = /^(["'])(.*)\1$/s.exec(text);
  if (match === null) return { value: text, isQuoted: false };
  return { value: (match[2] ?? "").replaceAll(/\\(.)/g, "$1"), isQuoted: true };
}
