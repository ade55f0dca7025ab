import fc from "fast-check";
import { expect, test } from "vitest";
import { type FileLink, headerLine, linkLine } from "#app/domain/lists/links/links-file.ts";
import { maxFileBytes, parseLinksCsv } from "#app/services/parse-links-csv.server.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseLinksCsv(encode(text), "USD");
const aLink = (changes: Partial<FileLink> = {}): FileLink => ({
  kind: "customer",
  key: "gid://shopify/Customer/71|USD",
  qboType: "Customer",
  qboId: "58",
  docNumber: null,
  date: null,
  matchedBy: null,
  linkedAt: new Date("2026-11-22T10:00:00Z"),
  name: "Ann",
  booksName: "Ann",
  ...changes,
});

const anyText = fc.string({ unit: "grapheme", maxLength: 20 });
const anyLink = fc.record({
  kind: fc.constant("item"),
  key: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).map((text) => `title:${text}`),
  qboId: fc.integer({ min: 1 }).map(String),
  name: anyText,
  booksName: anyText,
});

test("row 25: whatever names and keys links have, their file reads back as the same links", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyLink, { minLength: 1, maxLength: 5 }), async (links) => {
      const text = `\ufeff${headerLine()}${links.map((link) => linkLine(aLink({ ...link, qboType: "Item" }))).join("")}`;
      const parsed = await parse(text);
      expect(parsed).toMatchObject({ ok: true });
      if (!parsed.ok) return;
      expect(parsed.lines.map((line) => line.ok && [line.link.key, line.link.qboId])).toEqual(
        links.map(({ key, qboId }) => [key, qboId]),
      );
    }),
    { numRuns: 500 },
  );
});

test("no bytes whatever make reading throw: they are read, or refused with a reason", async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: "binary", maxLength: 300 }).map(encode),
    fc.stringMatching(/^[",;\r\n\ta-z=Kind]{0,200}$/).map((text) => encode(headerLine() + text)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (given) => {
      const parsed = await parseLinksCsv(given, "USD");
      if (!parsed.ok) expect(parsed.reason).toMatch(/\.$/);
    }),
    { numRuns: 1_500 },
  );
});

test.each([
  [";", "Kind;Shopify id;QuickBooks id\r\ncustomer;71;58\r\n"],
  ["tab", "Kind\tShopify id\tQuickBooks id\ncustomer\t71\t58\n"],
  [
    "columns in another order, with others between",
    "note,QUICKBOOKS ID,kind,x,Shopify ID\nhi,Customer/58,Customer,,71",
  ],
])("a file with %s is read as well", async (_what, text) => {
  expect(await parse(text)).toMatchObject({
    ok: true,
    lines: [
      { line: 2, ok: true, link: { kind: "customer", key: "gid://shopify/Customer/71|USD", qboId: "58" } },
    ],
  });
});

test("files of older spreadsheets are read in their own encoding", async () => {
  const text = "Kind,Shopify id,QuickBooks id\nitem,title:Café,17";
  const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, "utf16le"))]);
  const latin1 = new Uint8Array(Buffer.from(text, "latin1"));
  for (const bytes of [utf16, latin1]) {
    expect(await parseLinksCsv(bytes, "USD")).toMatchObject({ lines: [{ link: { key: "title:Café" } }] });
  }
});

test("lines are counted as an editor counts them, also after a cell of several lines", async () => {
  const parsed = await parse(
    'Kind,Shopify id,QuickBooks id,Shopify name\n\ncustomer,71,58,"Ann\nLee"\nnothing,1,2,x\n',
  );
  expect(parsed).toMatchObject({
    ok: true,
    lines: [
      { line: 4, ok: true },
      { line: 5, ok: false },
    ],
  });
});

test("what is no file of links is refused as a whole, with the reason", async () => {
  const reason = async (text: string) => {
    const parsed = await parse(text);
    return parsed.ok ? "" : parsed.reason;
  };
  expect(await reason("")).toMatch(/has no links/);
  expect(await reason(headerLine())).toMatch(/has no links/);
  expect(await reason("a,b\n1,2")).toMatch(/missing: Kind, Shopify id, QuickBooks id/);
  expect(await reason("PK\u0003\u0004\0\0")).toMatch(/This is no CSV file/);
  expect(await reason(`${headerLine()}customer,"71`)).toMatch(/cannot be read as CSV/);
  const tooLarge = await parseLinksCsv(new Uint8Array(maxFileBytes + 1), "USD");
  expect(tooLarge).toEqual({ ok: false, reason: "A file may have 40 MB at most." });
});

test("100,000 links are read within seconds", async () => {
  const lines = Array.from({ length: 100_000 }, (_, index) =>
    linkLine(aLink({ key: `gid://shopify/Customer/${index}|USD` })),
  );
  const started = performance.now();
  const parsed = await parse(headerLine() + lines.join(""));
  expect(parsed.ok && parsed.lines.length).toBe(100_000);
  expect(performance.now() - started).toBeLessThan(15_000);
});
