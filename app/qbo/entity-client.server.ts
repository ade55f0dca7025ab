import type { z } from "zod";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { CallContext } from "#app/qbo/parse-fault.ts";
import type { BatchItem } from "#app/qbo/qbo-call.ts";
import { buildQuery, type Condition, chunkValues, isPlainValue, PAGE_SIZE } from "#app/qbo/query.ts";
import type { Transport } from "#app/qbo/transport.server.ts";
import { objectAnswer, oneAnswer, queryAnswer } from "#app/qbo/wire/answers.ts";
import { countAnswer } from "#app/qbo/wire/list-answers.ts";

/**
 * An entity's wire name with the schema of what we read of it. `isTransaction`: none is ever inactive, so that a query
 * finds every one.
 */
export type EntityKind<T> = { entity: string; schema: z.ZodType<T>; isTransaction?: boolean };

/** Reads and writes objects of a company, each kind by its schema. */
export type EntityClient = {
  /** null when there is no such object. Finds inactive ones too. */
  read<T>(kind: EntityKind<T>, id: string): Promise<Result<T | null>>;
  /** An object of which a company has exactly one, and which has no id in its address. */
  readSingle<T>(kind: EntityKind<T>): Promise<Result<T>>;
  /** One page, from `startPosition` (the first is 1) in the order of ids. */
  page<T>(kind: EntityKind<T>, conditions: readonly Condition[], startPosition: number): Promise<Result<T[]>>;
  /** How many there are, active or not. */
  count(entity: string): Promise<Result<number>>;
  /** All pages. */
  query<T>(kind: EntityKind<T>, conditions: readonly Condition[]): Promise<Result<T[]>>;
  /** All objects, active or not, whose `field` is one of `values`. */
  queryIn<T>(kind: EntityKind<T>, field: string, values: readonly string[]): Promise<Result<T[]>>;
  create<T>(kind: EntityKind<T>, body: object, requestId: string, about: About): Promise<Result<T>>;
  /** Replaces an object; members that the body leaves out are cleared. `body` names its Id and SyncToken. */
  update<T>(kind: EntityKind<T>, body: object, requestId: string, about: About): Promise<Result<T>>;
};
/** What a write is about. A repeat travels alone: only then QuickBooks knows its request id again. */
export type About = Omit<CallContext, "effect"> & { isRepeat?: boolean };

/** What is larger goes alone: 30 of such size make a batch that nobody wants to send twice. */
const MAX_BATCHED_CHARACTERS = 50_000;
/** A query in the address may not be longer than what proxies let pass; a longer one travels as a body. */
const MAX_QUERY_IN_URL = 1500;

/** Puts entities on top of a transport. Answers that do not have their documented shape are `malformed`. */
export function createEntityClient(transport: Transport): EntityClient {
  async function queryPage<T>(kind: EntityKind<T>, text: string, isSelective: boolean): Promise<Result<T[]>> {
    const call = {
      path: "/query",
      effect: "read" as const,
      subject: `${kind.entity} list`,
      ...(isSelective ? { batchItem: { Query: text } } : {}),
    };
    const answer = await transport.send(
      encodeURIComponent(text).length > MAX_QUERY_IN_URL
        ? { ...call, method: "POST", body: text }
        : { ...call, method: "GET", params: { query: text } },
    );
    return answer.ok
      ? parseAnswer(queryAnswer(kind.entity, kind.schema), answer.value, call.subject)
      : answer;
  }

  async function query<T>(kind: EntityKind<T>, conditions: readonly Condition[]): Promise<Result<T[]>> {
    const rows: T[] = [];
    // All queries of a batch share one page of 1000 objects: a whole list travels alone.
    const isSelective = conditions.some((condition) => !("any" in condition));
    for (;;) {
      const text = buildQuery(kind.entity, conditions, rows.length + 1);
      const page = await queryPage(kind, text, isSelective && rows.length === 0);
      if (!page.ok) return page;
      rows.push(...page.value);
      if (page.value.length < PAGE_SIZE) return ok(rows);
    }
  }

  async function write<T>(
    kind: EntityKind<T>,
    operation: "create" | "update",
    body: object,
    requestId: string,
    { isRepeat = false, ...about }: About,
  ): Promise<Result<T>> {
    const mayBatch = !isRepeat && JSON.stringify(body).length <= MAX_BATCHED_CHARACTERS;
    const answer = await transport.send({
      ...about,
      method: "POST",
      path: `/${kind.entity.toLowerCase()}`,
      body,
      requestId,
      effect: "write",
      ...(mayBatch ? { batchItem: { operation, [kind.entity]: body } } : {}),
    });
    if (!answer.ok) return answer;
    return parseAnswer(objectAnswer(kind.entity, kind.schema), answer.value, about.subject);
  }

  return {
    query,
    page: (kind, conditions, startPosition) =>
      queryPage(kind, buildQuery(kind.entity, conditions, startPosition), false),
    async count(entity) {
      const subject = `${entity} list`;
      const params = { query: `SELECT COUNT(*) FROM ${entity} WHERE Active IN (true,false)` };
      const answer = await transport.send({ method: "GET", path: "/query", params, effect: "read", subject });
      return answer.ok ? parseAnswer(countAnswer, answer.value, subject) : answer;
    },
    async read(kind, id) {
      const path = `/${kind.entity.toLowerCase()}/${encodeURIComponent(id)}`;
      const subject = `${kind.entity} ${id}`;
      const answer = await transport.send({
        method: "GET",
        path,
        effect: "read",
        subject,
        ...(kind.isTransaction ? { batchItem: queryById(kind.entity, id) } : {}),
      });
      if (answer.ok) return parseAnswer(oneAnswer(kind.entity, kind.schema), answer.value, subject);
      return answer.fault.kind === "missing" ? ok(null) : answer;
    },
    async readSingle(kind) {
      const { entity, schema } = kind;
      const path = `/${entity.toLowerCase()}`;
      const answer = await transport.send({ method: "GET", path, effect: "read", subject: entity });
      return answer.ok ? parseAnswer(objectAnswer(entity, schema), answer.value, entity) : answer;
    },
    async queryIn(kind, field, values) {
      const rows = [];
      const plain = chunkValues(values.filter(isPlainValue)).map((chunk) => ({ field, in: chunk }));
      const others = [...new Set(values)].filter((value) => !isPlainValue(value));
      for (const condition of [...plain, ...others.map((equals) => ({ field, equals }))]) {
        const found = await query(kind, [condition, { field: "Active", any: true }]);
        if (!found.ok) return found;
        rows.push(
          ...found.value.filter((row) => "in" in condition || hasValue(row, field, condition.equals)),
        );
      }
      return ok(rows);
    },
    create: (kind, body, requestId, about) => write(kind, "create", body, requestId, about),
    update: (kind, body, requestId, about) =>
      write(kind, "update", body, requestId, { ...about, isUpdate: true }),
  };
}

/** What a pattern found beyond the value is left out. QuickBooks compares texts without regard to case, and so is done here. */
function hasValue(row: unknown, field: string, value: string): boolean {
  if (typeof row !== "object" || row === null) return false;
  return String(Reflect.get(row, field)).toLowerCase() === value.toLowerCase();
}

/** A batch knows no reading by id; a query that names the id answers the same object. */
function queryById(entity: string, id: string): BatchItem {
  return { Query: buildQuery(entity, [{ field: "Id", equals: id }], 1) };
}

/** An answer of its documented shape, or a fault that says where it is not. */
export function parseAnswer<T>(schema: z.ZodType<T>, answer: unknown, subject: string): Result<T> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues.map((issue) => issue.path.join(".")).slice(0, 3);
  return failed({ kind: "malformed", what: `answer of QuickBooks at ${where.join(", ")}`, subject });
}
