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
    if (Object.keys(fields).length === 0) {
      delete result[member];
      continue;
    }
    const old = recordAt(existing, member);
    const isSame = old !== undefined && isSameAddress(old, fields);
    result[member] = { ...fields, Id: isSame ? old.Id : String(books.db.next("id:addresses")) };
  }
  return result;
}

function isSameAddress(old: Wire, fields: Wire): boolean {
  const { Id: _id, ...rest } = old;
  const keys = new Set([...Object.keys(rest), ...Object.keys(fields)]);
  return [...keys].every((key) => rest[key] === fields[key]);
}
