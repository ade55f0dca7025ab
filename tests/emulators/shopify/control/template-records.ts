import { asObject, asText } from "../core/plain-object.ts";

/** More than this in one request is refused: it would not fit into memory twice. */
const COUNT_LIMIT = 1_000_000;

/**
 * The records of a request body: the list under `name`, or `count` records made of a `template`, in which `{n}` stands for a running
 * number from `first` (1 by default). A template says with a few bytes what a list of 100,000 records says with 60 megabytes.
 * @throws {TypeError} when the body has neither.
 */
export function expandRecords(body: Record<string, unknown>, name: string): unknown[] {
  const list = body[name];
  if (Array.isArray(list)) return list;
  const template = asObject(body.template);
  if (template === undefined)
    throw new TypeError(`The body needs a list "${name}", or a "template" with a "count".`);
  const [count, first] = [body.count, body.first ?? 1];
  if (!isCount(count) || !isCount(first) || Number(count) > COUNT_LIMIT) {
    throw new TypeError(`"count" and "first" are numbers, of at most ${COUNT_LIMIT} records.`);
  }
  const text = JSON.stringify(template);
  const id = asText(template.id) ?? "";
  if (!id.includes("{n}")) throw new TypeError('The template\'s id needs "{n}".');
  return Array.from({ length: Number(count) }, (_unused, index) =>
    JSON.parse(text.replaceAll("{n}", String(Number(first) + index))),
  );
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
