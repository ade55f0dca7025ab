import type { Books, Wire } from "../books/types.ts";
import { isRecord, recordAt } from "../books/wire.ts";

const ADDRESS_MEMBERS = ["BillAddr", "ShipAddr", "CompanyAddr", "LegalAddr"];

/** Addresses of a name get an Id of their own; an edited one gets a new Id, an unchanged one keeps it. */
export function numberAddresses(books: Books, draft: Wire, existing: Wire | undefined): Wire {
  const result: Wire = { ...draft };
  for (const member of ADDRESS_MEMBERS) {
    const address = recordAt(draft, member);
    if (!isRecord(address)) continue;
    const { Id: _sent, ...fields } = address;
    if (Object.keys(fields).length === 0) delete result[member];
    else result[member] = numberAddress(books, address, recordAt(existing, member));
  }
  return result;
}

/** The address under an Id of its own, or under that of `old` when nothing in it differs. */
export function numberAddress(books: Books, address: Wire, old: Wire | undefined): Wire {
  const { Id: _sent, ...fields } = address;
  const isSame = old !== undefined && isSameAddress(old, fields);
  return { Id: isSame && old.Id !== undefined ? old.Id : String(books.db.next("id:addresses")), ...fields };
}

/** Empty members are not stored, so that they do not count. */
function isSameAddress(old: Wire, fields: Wire): boolean {
  const { Id: _id, ...rest } = old;
  const keys = new Set([...Object.keys(rest), ...Object.keys(fields)]);
  return [...keys].every((key) => (rest[key] ?? "") === (fields[key] ?? ""));
}
