import type { Actor } from "#app/domain/record/record-status.ts";
import { importedLists } from "#app/domain/settings/import-settings.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";

/** Saves settings. A list whose import was switched on comes in as a whole then. */
export async function saveSettings(
  { stores, listPorts }: Adapters,
  shop: string,
  settings: Settings,
  actor: Actor,
): Promise<void> {
  const before = await stores.settings.load(shop);
  await stores.settings.save(shop, settings, actor);
  const imported = importedLists.filter((list) => settings.imports[list] && !before.imports[list]);
  const connection = await stores.connections.find(shop);
  // A company that is connected later comes in as a whole anyway.
  if (imported.length === 0 || connection?.status !== "connected") return;
  await listPorts.pulls.want(shop, connection.realmId, { why: "imports", imported });
}
