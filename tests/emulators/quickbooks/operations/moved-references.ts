import { isRecord, textAt } from "../books/wire.ts";

/** References to `from` in a list become references to `to`, which is called `name`. */
export type Move = { entity: string; from: string; to: string; name: string };

/** Members that refer to an object of each list. */
export const REFERENCES: Readonly<Record<string, RegExp>> = {
  Account: /AccountRef$/,
  Class: /^ClassRef$/,
  Customer: /^(CustomerRef|ShipTo)$/,
  Department: /^DepartmentRef$/,
  Employee: /^EmployeeRef$/,
  Item: /^(ItemRef|GroupItemRef)$/,
  PaymentMethod: /^PaymentMethodRef$/,
  Term: /^(SalesTermRef|TermRef|DefaultTerms)$/,
  Vendor: /^(VendorRef|PrefVendorRef)$/,
};

/** The value with every reference moved; the very same value when it has none. */
export function moved<T>(value: T, move: Move, key = "", type?: string): T {
  if (Array.isArray(value)) {
    const parts = value.map((part) => moved(part, move, key, type));
    return parts.every((part, index) => part === value[index]) ? value : (parts as T);
  }
  if (!isRecord(value)) return isAccountOfPreferences(value, move, key) ? (move.to as T) : value;
  if (isReference(value, move, key, type)) {
    return { ...value, value: move.to, ...(value.name === undefined ? {} : { name: move.name }) };
  }
  // A journal entry has the type beside the reference: {"Type":"Customer","EntityRef":{"value":"1"}}.
  const typeBelow = textAt(value, "Type");
  let isChanged = false;
  const entries = Object.entries(value).map(([name, part]) => {
    const fresh = moved(part, move, name, typeBelow);
    isChanged ||= fresh !== part;
    return [name, fresh];
  });
  return isChanged ? Object.fromEntries(entries) : value;
}

function isReference(value: Record<string, unknown>, move: Move, key: string, type?: string): boolean {
  if (textAt(value, "value") !== move.from) return false;
  if (REFERENCES[move.entity]?.test(key) === true) return true;
  return /^(EntityRef|Entity)$/.test(key) && (textAt(value, "type") ?? type) === move.entity;
}

/** Preferences name their default accounts by plain ids: `"DefaultDiscountAccount":"86"`. */
function isAccountOfPreferences(value: unknown, move: Move, key: string): boolean {
  return move.entity === "Account" && /^Default\w+Account$/.test(key) && value === move.from;
}
