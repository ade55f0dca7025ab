import { touchObject } from "../books/new-object.ts";
import { pacificSeconds } from "../books/pacific-time.ts";
import { refuse, refuseNotFound, refuseUnsupported } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, textAt } from "../books/wire.ts";
import { requireWritable } from "./access.ts";

/** `POST /invoice/{id}/send`: notes the e-mail on the form (nothing leaves the emulator); 6420 without an address. */
export function sendForm(
  books: Books,
  definition: EntityDefinition,
  id: string,
  search: URLSearchParams,
): Wire {
  if (!definition.operations.includes("send")) return refuseUnsupported(`send on ${definition.name}`);
  requireWritable(books);
  const existing = books.find(definition.name, id) ?? refuseNotFound();
  const address = search.get("sendTo") ?? textAt(recordAt(existing, "BillEmail"), "Address");
  if (address === undefined) {
    refuse({
      code: "6420",
      message: "Email address is required",
      detail: "Email address is required",
      element: "BillEmail",
    });
  }
  return touchObject(books, definition.name, {
    ...existing,
    EmailStatus: "EmailSent",
    BillEmail: { Address: address },
    DeliveryInfo: { DeliveryType: "Email", DeliveryTime: pacificSeconds(books.now()) },
  });
}
