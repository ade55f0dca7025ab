import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { QuickBooksEmulator } from "./start.ts";
import { clientOf } from "./test-client.ts";

async function run(...args: string[]): Promise<{ child: ChildProcess; emulator: QuickBooksEmulator }> {
  const main = join(import.meta.dirname, "main.ts");
  const child = spawn(join(process.cwd(), "node_modules/.bin/node"), [main, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const [line] = await once(child.stdout, "data");
  return { child, emulator: JSON.parse(String(line)) };
}

test("the command prints where it listens, survives kill -9 with --data, and stops on SIGTERM", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quickbooks-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const data = join(folder, "books.jsonl");
  const first = await run("--data", data);
  await clientOf(first.emulator).create("Customer", { DisplayName: "Ada" });
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const second = await run("--data", data);
  expect(second.emulator.accessToken).toBe(first.emulator.accessToken);
  const found = await clientOf(second.emulator).query("select * from Customer");
  expect(found.body.QueryResponse.Customer[0].DisplayName).toBe("Ada");
  second.child.kill("SIGTERM");
  expect(await once(second.child, "exit")).toEqual([0, null]);
}, 30_000);

test("a malformed request target is refused and the server lives on", async () => {
  const { emulator } = await run();
  const { hostname, port } = new URL(emulator.baseUrl);
  const status = await new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: "//", method: "GET" }, (answer) =>
      resolve(answer.statusCode),
    );
    sent.on("error", reject);
    sent.end();
  });
  expect(status).toBe(400);
  expect((await clientOf(emulator).get("/customer/%E0%A4%A")).status).toBe(400);
  expect((await clientOf(emulator).get(`/companyinfo/${emulator.realmId}`)).status).toBe(200);
}, 30_000);

test("--company takes the name of a sample company and lists the names when it knows none", async () => {
  const { emulator } = await run("--company", "uk-essentials");
  const info = (await clientOf(emulator).get(`/companyinfo/${emulator.realmId}`)).body.CompanyInfo;
  expect(info).toMatchObject({ CompanyName: "Falmouth Chandlery Ltd", Country: "GB" });
  const main = join(import.meta.dirname, "main.ts");
  const node = join(process.cwd(), "node_modules/.bin/node");
  const wrong = spawn(node, [main, "--company", "uk-tiny"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  wrong.stderr.on("data", (chunk) => {
    said += String(chunk);
  });
  expect(await once(wrong, "close")).toEqual([2, null]);
  expect(said).toContain("us-ast-plus, us-ast-advanced, us-manual-simple-start");
}, 30_000);
