import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import sparticuz from "@sparticuz/chromium";
import { z } from "zod";

const packageFolder = path.resolve(createRequire(import.meta.url).resolve("@sparticuz/chromium"), "../..");
const cache = path.resolve("node_modules/.plumbline");

/**
 * The path of the packaged Chromium, unpacked on first use. The package unpacks to the folder of all temporary files and
 * takes whatever lies there already: half a browser that another test is writing, or one that only another user may
 * start. So it unpacks aside here, and the whole is moved into place at once.
 */
export async function unpackChromium(): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8")));
  const folder = path.join(cache, `chromium-${version}`);
  const program = path.join(folder, "chromium");
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  await unpackInto(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another test was faster.
    if (!existsSync(program)) throw error;
  }
  return program;
}

/** The package knows one way to say where: the folder for temporary files. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
