import { chargeKinds } from "#app/domain/accounting/plan.ts";
import type { ListKind } from "#app/domain/lists/link-choice.ts";
import { csvLine, readCell } from "#app/domain/lists/links/csv-line.ts";
import {
  isListKind,
  linkGroupNames,
  linkGroups,
  qboTypeOfKind,
} from "#app/domain/lists/links/link-groups.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";

/** The columns of a file of links. Ids are written so that no spreadsheet takes them for numbers. */
export const linkColumns = [
  "Kind",
  "Shopify id",
  "Currency",
  "Shopify name",
  "QuickBooks id",
  "QuickBooks name",
  "Document number",
  "Date",
  "Matched",
  "Linked at",
] as const;
type Column = (typeof linkColumns)[number];
/** Those that an import reads; a file without one of the first three is none of links. */
export const neededColumns: readonly Column[] = ["Kind", "Shopify id", "QuickBooks id"];

/** A link as a file tells it. */
export type FileLink = {
  kind: string;
  key: string;
  qboType: string;
  qboId: string;
  docNumber: string | null;
  date: string | null;
  matchedBy: string | null;
  linkedAt: Date;
  name: string | null;
  booksName: string | null;
};

export const headerLine = (): string => csvLine(linkColumns);

/** One link as a line. The QuickBooks id carries its type: `Customer/58`. */
export function linkLine(link: FileLink): string {
  const { id, currency } = splitKey(link.kind, link.key);
  const cells: Record<Column, string> = {
    Kind: link.kind,
    "Shopify id": id,
    Currency: currency,
    "Shopify name": link.name ?? "",
    "QuickBooks id": `${link.qboType}/${link.qboId}`,
    "QuickBooks name": link.booksName ?? "",
    "Document number": link.docNumber ?? "",
    Date: link.date ?? "",
    Matched: link.matchedBy ?? "",
    "Linked at": link.linkedAt.toISOString(),
  };
  return csvLine(linkColumns.map((column) => cells[column]));
}

/** The key of a customer ends with a currency, in a column of its own. */
function splitKey(kind: string, key: string): { id: string; currency: string } {
  const at = kind === "customer" ? key.lastIndexOf("|") : -1;
  return at < 0 ? { id: key, currency: "" } : { id: key.slice(0, at), currency: key.slice(at + 1) };
}

/** What a line of a file says, or why it says nothing that can be read. */
export type ReadLink = { kind: string; key: string; name: string | null; qboType: string; qboId: string };
export type LineReading = { ok: true; link: ReadLink } | { ok: false; reason: string };

const allKinds: readonly string[] = linkGroupNames.flatMap((group) => [...linkGroups[group]]);

/**
 * Reads the cells of one line, by column. `homeCurrency` stands for a customer's when its cell is empty. A plain number is
 * taken as the id of the kind's own type: a Shopify customer or product variant, an entry of QuickBooks' list.
 */
export function readLinkLine(cell: (column: Column) => string, homeCurrency: string): LineReading {
  const kind = readKind(cell("Kind"));
  if (kind === null) return no(`The kind "${cell("Kind")}" is not known. Known are ${allKinds.join(", ")}.`);
  const books = readBooksId(kind, cell("QuickBooks id"));
  if (!books.ok) return books;
  const id = readShopifyId(kind, ownText(readCell(cell("Shopify id"))));
  if (!id.ok) return id;
  const currency = cell("Currency").trim().toUpperCase();
  if (currency !== "" && !/^[A-Z]{3}$/.test(currency))
    return no(`"${cell("Currency")}" is no currency such as USD.`);
  const key = kind === "customer" ? `${id.value}|${currency || homeCurrency}` : id.value;
  const name = readCell(cell("Shopify name")).trim() || null;
  return { ok: true, link: { kind, key, name, ...books.value } };
}

/** A SKU or a title may begin or end with a blank; nothing else does. */
const ownText = (text: string): string => (/^(sku|title):/.test(text) ? text : text.trim());

type Reading<T> = { ok: true; value: T } | { ok: false; reason: string };
const no = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

function readKind(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  return allKinds.find((kind) => kind.toLowerCase() === wanted) ?? null;
}

function readBooksId(kind: string, text: string): Reading<{ qboType: string; qboId: string }> {
  const [, type, id = ""] = /^(?:([A-Za-z]+)\/)?(.*)$/.exec(text.trim()) ?? [];
  if (id === "") return no("The QuickBooks id is missing.");
  if (!/^\d{1,20}$/.test(id))
    return no(`"${text.trim()}" is no QuickBooks id such as ${exampleOf(kind)}.${mangled(id)}`);
  const expected = isListKind(kind) ? qboTypeOfKind[kind] : (type ?? "");
  if (type !== undefined && isListKind(kind) && type.toLowerCase() !== expected.toLowerCase()) {
    return no(`A link of the kind ${kind} leads to a ${expected} in QuickBooks, not to a ${type}.`);
  }
  return { ok: true, value: { qboType: expected, qboId: id } };
}

const exampleOf = (kind: string): string => (isListKind(kind) ? `${qboTypeOfKind[kind]}/58` : "Invoice/58");

/** Spreadsheets write long numbers as `7.1E+12` and lose their end. */
const mangled = (text: string): string =>
  /^\d+([.,]\d+)?E\+?\d+$/i.test(text) ? " A spreadsheet has shortened it: format the column as text." : "";

const gidTypes: Partial<Record<ListKind, readonly string[]>> = {
  customer: ["Customer", "Company", "CompanyLocation"],
  item: ["ProductVariant"],
};

function readShopifyId(kind: string, text: string): Reading<string> {
  if (text === "") return no("The Shopify id is missing.");
  if (text.length > 300) return no("The Shopify id is too long.");
  if (!isListKind(kind)) return { ok: true, value: text };
  const types = gidTypes[kind] ?? [];
  if (/^\d{1,20}$/.test(text) && types[0]) return { ok: true, value: `gid://shopify/${types[0]}/${text}` };
  const [, type] = /^gid:\/\/shopify\/([A-Za-z]+)\/\d{1,20}$/.exec(text) ?? [];
  if (type !== undefined) {
    if (types.includes(type)) return { ok: true, value: text };
    return no(`A Shopify id of the type ${type} cannot be linked as ${kind}.`);
  }
  return isOwnKey(kind, text)
    ? { ok: true, value: text }
    : no(`"${text}" is no Shopify id of the kind ${kind}.${mangled(text)}`);
}

/** Keys without an id of Shopify: guests, products known by SKU or title, charges, names. */
function isOwnKey(kind: ListKind, text: string): boolean {
  const at = text.indexOf(":");
  const [prefix, value] = [text.slice(0, at), text.slice(at + 1)];
  switch (kind) {
    case "customer":
      return (
        text === "guest" ||
        (prefix === "email" && /^[^\s@|]+@[^\s@|]+$/.test(value) && value === value.toLowerCase())
      );
    case "item":
      if (prefix === "charge") return chargeKinds.some((charge) => charge === value);
      return ["sku", "title", "chosen"].includes(prefix) && value !== "";
    case "account":
      return prefix === "account" && value !== "";
    default:
      return prefix === kind && value !== "" && value === matchKey(value);
  }
}
