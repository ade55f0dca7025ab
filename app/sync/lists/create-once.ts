import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import type { ListKind } from "#app/domain/lists/link-choice.ts";
import { hash } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { Binding } from "#app/sync/ports.ts";

/** A new entry of a list: what it is linked as, and everything that its body says. */
export type Creation<Entry> = {
  kind: ListKind;
  key: string;
  /** Same content, same request id while nothing is linked: QuickBooks answers a repeat with what it made the first time. */
  content: unknown;
  create(requestId: string, earlierSends: number): Promise<Result<Entry>>;
  bindingOf(entry: Entry): Binding;
};

/**
 * Creates an entry of QuickBooks' lists: the intent with its request id is stored before the call, the answer is linked
 * in one transaction with closing it, and goes into the copy, so that it never comes back as a change.
 */
export async function createOnce<Entry extends BooksEntry>(
  { ports, shop, books }: ExportContext,
  { kind, key, content, create, bindingOf }: Creation<Entry>,
): Promise<Result<{ entry: Entry; binding: Binding }>> {
  const intent = await ports.outbox.openIntent({
    shop,
    realmId: books.realmId,
    kind,
    key,
    contentHash: hash(content),
    requestId: ports.ids.uuid(),
  });
  const created = await create(intent.requestId, intent.sends);
  if (!created.ok) return created;
  const binding = bindingOf(created.value);
  await ports.outbox.closeIntent(intent, binding);
  await ports.mirror.put(shop, books.realmId, [created.value]);
  return ok({ entry: created.value, binding });
}
