import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";

const now = () => new Date("2026-11-22T10:00:00.123Z");
function logWith(options: { isHuman?: boolean; level?: "info" | "warn" } = {}) {
  const lines: string[] = [];
  const log = createLogger({ now, write: (line) => lines.push(line), isHuman: false, ...options });
  return { log, lines };
}

test("a line is one JSON object with time, level, event and facts", () => {
  const { log, lines } = logWith();
  log.info("record settled", { shop: "a.myshopify.com", total: 5n, at: now() });
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    at: "2026-11-22T10:00:00.123Z",
    level: "info",
    event: "record settled",
    shop: "a.myshopify.com",
    total: "5",
  });
});

test("a fact never takes the place of the line's own members", () => {
  const { log, lines } = logWith();
  log.info("true event", { event: "forged", level: "error", at: "never" });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    event: "true event",
    level: "info",
    at: "2026-11-22T10:00:00.123Z",
  });
});

test("secrets are not printed, at any depth and in any text", () => {
  const { log, lines } = logWith();
  log.warn("call failed", {
    accessToken: "hush1",
    headers: { Authorization: "Bearer hush2", "X-Shopify-Access-Token": "hush3" },
    list: [{ clientSecret: "hush4", Password: "hush5" }],
    error: new Error("GET with Bearer hush6 at postgresql://user:hush7@host/db", {
      cause: { cookie: "hush8" },
    }),
    text: "token shpat_hush9",
    body: Buffer.from("hush10"),
  });
  expect(lines[0]).not.toContain("hush");
  expect(lines[0]).toContain("postgresql://user:[redacted]@host/db");
});

test("an error keeps its name, message, code and cause", () => {
  const { log, lines } = logWith();
  const cause = Object.assign(new Error("inner"), { code: "ECONNREFUSED" });
  log.error("failed", { error: new TypeError("outer", { cause }) });
  expect(JSON.parse(lines[0] ?? "").error).toMatchObject({
    name: "TypeError",
    message: "outer",
    cause: { message: "inner", code: "ECONNREFUSED" },
  });
});

test("facts that refer to themselves and invalid dates do not break a line", () => {
  const { log, lines } = logWith();
  const circle: Record<string, unknown> = { when: new Date(Number.NaN) };
  circle.self = circle;
  log.info("odd", { circle });
  expect(JSON.parse(lines[0] ?? "").circle.when).toBe("invalid date");
});

test("lines below the level are left out", () => {
  const { log, lines } = logWith({ level: "warn" });
  log.info("quiet");
  log.error("loud");
  expect(lines).toHaveLength(1);
});

test("for a person a line is short", () => {
  const { log, lines } = logWith({ isHuman: true });
  log.info("listening", { port: 3000, tokens: ["hush"] });
  expect(lines).toEqual(["10:00:00.123 INFO  listening port=3000 tokens=[redacted]"]);
});
