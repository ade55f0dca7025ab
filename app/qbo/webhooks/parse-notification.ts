import { z } from "zod";
import { type BooksListType, booksListTypes } from "#app/domain/lists/books-entry.ts";
import type { BooksEvent } from "#app/sync/ports.ts";

const text = z.union([z.string(), z.number()]).transform(String);

/** The format until July 2026 (Intuit, "Webhooks"): one notification for each company, each with its events. */
const notifications = z.object({
  eventNotifications: z.array(
    z.object({
      realmId: text,
      dataChangeEvent: z.object({
        entities: z.array(
          z.object({
            name: z.string(),
            id: text,
            operation: z.string(),
            deletedId: text.nullish(),
            lastUpdated: z.string().nullish(),
          }),
        ),
      }),
    }),
  ),
});

/** The format since then: a list of CloudEvents, of type `qbo.customer.created.v1`. */
const cloudEvents = z.array(
  z.object({
    type: z.string(),
    time: z.string().nullish(),
    intuitentityid: text,
    intuitaccountid: text,
    data: z.object({ deletedId: text.nullish() }).nullish(),
  }),
);

type Told = {
  realmId: string;
  entity: string;
  id: string;
  operation: string;
  deletedId: string | null;
  at: string;
};

const operations: Record<string, BooksEvent["operation"]> = {
  create: "created",
  created: "created",
  update: "updated",
  updated: "updated",
  delete: "deleted",
  deleted: "deleted",
  merge: "merged",
  merged: "merged",
};

/**
 * The events of a notification that are about lists, in whichever of the two formats it came; null when it is in neither.
 * Events about documents are left out: nothing follows them. `receivedAt` stands in for a time that cannot be read.
 */
export function parseNotification(body: unknown, receivedAt: Date): BooksEvent[] | null {
  const told = readNotifications(body) ?? readCloudEvents(body);
  return told === null ? null : told.flatMap((event) => toEvents(event, receivedAt));
}

function readNotifications(body: unknown): Told[] | null {
  const parsed = notifications.safeParse(body);
  if (!parsed.success) return null;
  return parsed.data.eventNotifications.flatMap(({ realmId, dataChangeEvent }) =>
    dataChangeEvent.entities.map(({ name, id, operation, deletedId, lastUpdated }) => ({
      realmId,
      entity: name,
      id,
      operation,
      deletedId: deletedId ?? null,
      at: lastUpdated ?? "",
    })),
  );
}

function readCloudEvents(body: unknown): Told[] | null {
  const parsed = cloudEvents.safeParse(body);
  if (!parsed.success) return null;
  return parsed.data.map(({ type, time, intuitentityid, intuitaccountid, data }) => {
    const [, entity = "", operation = ""] = type.split(".");
    const deletedId = data?.deletedId ?? null;
    return { realmId: intuitaccountid, entity, id: intuitentityid, operation, deletedId, at: time ?? "" };
  });
}

/** Lists by their names in events, which one of the formats writes in lower case. */
const lists = new Map<string, readonly BooksListType[]>([
  ...booksListTypes.map((type): [string, BooksListType[]] => [type.toLowerCase(), [type]]),
  // The only event about taxes: codes and rates have none of their own.
  ["taxagency", ["TaxCode", "TaxRate"]],
]);

function toEvents({ entity, operation, at, ...event }: Told, receivedAt: Date): BooksEvent[] {
  const time = new Date(at);
  return (lists.get(entity.toLowerCase()) ?? []).map((type) => ({
    ...event,
    type,
    operation: operations[operation.toLowerCase()] ?? "other",
    at: Number.isNaN(time.getTime()) ? receivedAt : time,
  }));
}
