import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { categoryPath } from "#app/domain/lists/products/item-category.ts";
import { boundedKey } from "#app/sync/content-hash.ts";
import { boundId, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { createOnce } from "#app/sync/lists/create-once.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

export const categoryKey = (levels: readonly string[]): string =>
  `category:${boundedKey(matchKey(categoryPath(levels)) ?? "")}`;

/**
 * The category of these levels in QuickBooks, made where it is not there yet, level by level. Null for no levels. Faults:
 * `inactive` for one that people made inactive, `duplicateName` where a product has its name.
 */
export async function resolveCategory(
  context: ExportContext,
  levels: readonly string[],
): Promise<Result<string | null>> {
  let parentId: string | null = null;
  for (let depth = 1; depth <= levels.length; depth += 1) {
    const level: Result<string> = await resolveLevel(context, levels.slice(0, depth), parentId);
    if (!level.ok) return level;
    parentId = level.value;
  }
  return ok(parentId);
}

async function resolveLevel(
  context: ExportContext,
  path: readonly string[],
  parentId: string | null,
): Promise<Result<string>> {
  const key = categoryKey(path);
  const bound = await boundId(context, "category", key);
  if (bound) return ok(bound);
  return waitForLock(context.ports, `${context.shop}/create-category/${key}`, async () => {
    const meanwhile = await boundId(context, "category", key);
    return meanwhile ? ok(meanwhile) : findOrCreate(context, path, parentId);
  });
}

async function findOrCreate(
  context: ExportContext,
  path: readonly string[],
  parentId: string | null,
): Promise<Result<string>> {
  const key = categoryKey(path);
  const name = path.at(-1) ?? "";
  const bindingOf = (entry: ItemEntry, matchedBy: "created" | "name") => ({
    ...listBinding(context, "category", key, "Item", entry.id),
    name: categoryPath(path),
    booksName: entry.fullName,
    matchedBy,
  });
  const created = await createOnce(context, {
    kind: "category",
    key,
    content: ["category", name, parentId],
    create: (requestId) => context.books.createCategory(name, parentId, requestId),
    bindingOf: (entry) => bindingOf(entry, "created"),
  });
  if (created.ok) return ok(created.value.entry.id);
  if (created.fault.kind !== "duplicateName") return created;
  const found = await context.books.findItemsByNames([name]);
  if (!found.ok) return found;
  const namesakes = found.value.filter((item) => item.parentId === parentId && item.isActive);
  const category = namesakes.find(({ itemType }) => itemType === "Category");
  if (!category) return failed({ ...created.fault, subject: `category ${categoryPath(path)}` });
  await context.ports.mirror.put(context.shop, context.books.realmId, [category]);
  await context.ports.bindings.bind(bindingOf(category, "name"));
  return ok(category.id);
}
