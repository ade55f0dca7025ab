import { createHash } from "node:crypto";
import { ENTITY_TABLE } from "../entities/entity-table.ts";
import type { Database } from "./database.ts";
import { storedSettings } from "./settings.ts";
import type { Books, EntityDefinition, Wire } from "./types.ts";

/**
 * The books of one company over a database. `clock` is the world's clock; the offset that the clock control
 * sets is added to it. `seed` fixes every random text.
 */
export function createBooks(db: Database, realmId: string, clock: () => Date, seed: number): Books {
  const byName = new Map<string, EntityDefinition>(
    ENTITY_TABLE.map((definition) => [definition.name, definition]),
  );
  const byPath = new Map(ENTITY_TABLE.map((definition) => [definition.name.toLowerCase(), definition]));

  function definition(entity: string): EntityDefinition {
    const found = byName.get(entity);
    if (found === undefined) throw new Error(`no entity ${entity} in the table`);
    return found;
  }

  return {
    db,
    realmId,
    now: () => new Date(clock().getTime() + (db.table<number>("clock").get("offsetMs") ?? 0)),
    random: (purpose) => randomText(seed, purpose, db.next("random")),
    settings: () => storedSettings({ db }),
    definition,
    definitionByPath: (segment) => byPath.get(segment.toLowerCase()),
    definitions: () => ENTITY_TABLE,
    find: (entity, id) => db.table<Wire>(`entity:${entity}`).get(id),
    list: (entity) => [...db.table<Wire>(`entity:${entity}`).values()],
    present(entity, object) {
      return withoutEmptyLinks(entity, byName.get(entity)?.present?.(this, object) ?? object);
    },
  };
}

/** Forms that are met with an empty list of linked transactions; on all others it is left out. */
const SHOW_NO_LINKS: ReadonlySet<string> = new Set(["Bill", "Invoice", "PurchaseOrder", "ReimburseCharge"]);

function withoutEmptyLinks(entity: string, object: Wire): Wire {
  const links = object.LinkedTxn;
  if (!Array.isArray(links) || links.length > 0 || SHOW_NO_LINKS.has(entity)) return object;
  const { LinkedTxn: _none, ...rest } = object;
  return rest;
}

/** 43 characters that depend on nothing but the seed, the purpose and a counter. */
export function randomText(seed: number, purpose: string, counter: number): string {
  return createHash("sha256").update(`${seed}/${purpose}/${counter}`).digest("base64url");
}
