import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readOrderFiles } from "./read-order-files.ts";

function aFolder(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), "order-files-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const order = (total: string) => JSON.stringify({ total_price: total, line_items: [] });

test("a folder is read recursively in sorted order and names each order by its path below the folder", () => {
  const root = aFolder({
    "b.json": order("2.00"),
    "a/deep/z.json": order("1.00"),
    "c.ndjson": order("3.00"),
  });
  const { entries, rejected } = readOrderFiles([root]);
  expect(entries.map((entry) => entry.source)).toEqual(["a/deep/z.json", "b.json", "c.ndjson"]);
  expect(rejected).toEqual([]);
});

test("every envelope is unwrapped and several orders of a file are counted from 1", () => {
  const root = aFolder({
    "bare.json": order("1.00"),
    "envelope.json": `{"order": ${order("2.00")}}`,
    "list.json": `[${order("3.00")}, {"order": ${order("4.00")}}]`,
    "orders.json": `{"orders": [${order("5.00")}]}`,
  });
  const { entries } = readOrderFiles([root]);
  expect(entries).toEqual([
    { source: "bare.json", raw: JSON.parse(order("1.00")) },
    { source: "envelope.json", raw: JSON.parse(order("2.00")) },
    { source: "list.json#1", raw: JSON.parse(order("3.00")) },
    { source: "list.json#2", raw: JSON.parse(order("4.00")) },
    { source: "orders.json", raw: JSON.parse(order("5.00")) },
  ]);
});

test("a file of one order per line keeps the good lines and names the broken one", () => {
  const text = `\uFEFF${order("1.00")}\r\n\r\n${order("2.00")}\n{"id": 3,\n{"order": ${order("4.00")}}\n`;
  const root = aFolder({ "export.jsonl": text });
  const { entries, rejected } = readOrderFiles([join(root, "export.jsonl")]);
  expect(entries.map((entry) => entry.source)).toEqual([
    "export.jsonl#1",
    "export.jsonl#2",
    "export.jsonl#4",
  ]);
  expect(rejected.map((entry) => entry.source)).toEqual(["export.jsonl#3"]);
  expect(rejected[0]?.reason).toMatch(/^The line is not valid JSON: /);
});

test("ids beyond 2^53 and decimals keep every digit that was written", () => {
  const root = aFolder({
    "big.json": '{"total_price": 12.10, "id": 9007199254740993123, "quantity": 2, "rate": 1e-2}',
  });
  expect(readOrderFiles([root]).entries).toEqual([
    {
      source: "big.json",
      raw: { total_price: "12.10", id: "9007199254740993123", quantity: 2, rate: "1e-2" },
    },
  ]);
});

test("what cannot be read is listed with the reason", () => {
  const root = aFolder({
    "broken.json": '{"id": 1,',
    "empty.json": " \n",
    "latin1.json": Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]),
    "none.json": '{"orders": []}',
    "README.md": "not an order",
  });
  const { entries, rejected } = readOrderFiles([root, join(root, "README.md"), join(root, "absent.json")]);
  expect(entries).toEqual([]);
  expect(rejected.map((entry) => `${entry.source}: ${entry.reason}`)).toEqual([
    expect.stringMatching(/^broken\.json: Not valid JSON: /),
    "empty.json: The file is empty.",
    "latin1.json: Not UTF-8 text.",
    "none.json: The file holds an empty list of orders.",
    "README.md: Not a .json, .jsonl or .ndjson file.",
    "absent.json: Cannot be opened: ENOENT.",
  ]);
});

test("a folder without any JSON file is named, and a link back to itself ends nowhere", () => {
  const root = aFolder({ "notes/readme.txt": "nothing here" });
  symlinkSync(root, join(root, "loop.json"));
  const { entries, rejected } = readOrderFiles([join(root, "notes"), root]);
  expect(entries).toEqual([]);
  expect(rejected.map((entry) => entry.source)).toEqual(["notes", "loop.json"]);
});

test("JSON that is no order is handed on for the importer to judge", () => {
  const root = aFolder({ "word.json": '"order"', "numbers.json": "[1, [2]]" });
  const raws = readOrderFiles([root]).entries.map((entry) => entry.raw);
  expect(raws).toEqual([1, [2], "order"]);
});

test("JSON nested beyond the stack is rejected, not crashed on", () => {
  const root = aFolder({ "deep.json": `${"[".repeat(200_000)}${"]".repeat(200_000)}` });
  expect(readOrderFiles([root]).rejected.map((entry) => entry.source)).toEqual(["deep.json"]);
});
