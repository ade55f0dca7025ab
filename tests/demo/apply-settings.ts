import { readFileSync } from "node:fs";
import { defaultSettings, type Settings, settingsSchema } from "#app/domain/settings/settings.ts";

/** The settings of a file, completed by the defaults; the defaults without a file. Throws with what is wrong and where. */
export function readSettingsFile(path: string | null): Settings {
  if (path === null) return defaultSettings;
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(
      `${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const parsed = settingsSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    (issue) => `  ${issue.path.join(".") || "(whole file)"}: ${issue.message}`,
  );
  throw new Error(`${path} holds settings that are not valid:\n${issues.join("\n")}`);
}
