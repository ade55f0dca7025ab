import { touchObject } from "../books/new-object.ts";
import { pacificSeconds } from "../books/pacific-time.ts";
import { refuseDocumented, refuseNotFound, refuseUnsupported } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt } from "../books/wire.ts";
import { shapeOf } from "../facts/field-table.ts";
import { requireWritable } from "./access.ts";

/** Members that hold the address of a form: purchase orders go to the vendor, payments have none of their own. */
const ADDRESS_MEMBERS: Readonly<Record<string, string>> = { PurchaseOrder: "POEmail" };

/** `POST /invoice/{id}/send`: notes the e-mail on the form (nothing leaves the emulator); 6420 without an address. */
export function sendForm(
  books: Books,
  definition: EntityDefinition,
  id: string,
  sendTo: string | undefined,
): Wire {
  if (!definition.operations.includes("send")) return refuseUnsupported(`send on ${definition.name}`);
  requireWritable(books);
  const existing = books.find(definition.name, id) ?? refuseNotFound();
  const member = ADDRESS_MEMBERS[definition.name] ?? "BillEmail";
  const address = sendTo ?? textAt(recordAt(existing, member), "Address") ?? nameAddress(books, existing);
  if (address === undefined) {
    refuseDocumented("6420", "BillEmail");
  }
  const delivery: Wire = {
    EmailStatus: "EmailSent",
    [member]: { Address: address },
    DeliveryInfo: { DeliveryType: "Email", DeliveryTime: pacificSeconds(books.now()) },
  };
  // Not every form has all of them: a payment shows nothing of its e-mail.
  const shown = Object.entries(delivery).filter(
    ([key]) => shapeOf(definition.name)?.fields.has(key) === true,
  );
  return touchObject(books, definition.name, { ...existing, ...Object.fromEntries(shown) });
}

/** The address of the customer or vendor that a form is for. */
function nameAddress(books: Books, form: Wire): string | undefined {
  const name =
    books.find("Customer", refAt(form, "CustomerRef") ?? "") ??
    books.find("Vendor", refAt(form, "VendorRef") ?? "");
  return textAt(recordAt(name, "PrimaryEmailAddr"), "Address");
}
