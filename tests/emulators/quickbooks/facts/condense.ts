import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

/**
 * Condenses three tables about the QuickBooks Online API into `fields.json`. Run by hand:
 * `node tests/emulators/quickbooks/facts/condense.ts --doc-fields <tsv> --types <tsv> --enums <tsv>`.
 *
 * - `types`: every type of Intuit's XSD with its inherited fields, in schema order.
 * - `enums`: the enumerations of the XSD.
 * - `doc-fields`: the attributes of Intuit's reference pages with length, required and read-only flags.
 */

const ENTITIES = [
  ...["CompanyInfo", "Preferences", "CompanyCurrency", "ExchangeRate", "Account", "Class", "Department"],
  ...["Customer", "CustomerType", "Vendor", "Employee", "Item", "Term", "PaymentMethod"],
  ...["TaxAgency", "TaxRate", "TaxCode", "TaxService"],
  ...["Estimate", "Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt", "Payment", "Deposit", "Transfer"],
  ...["JournalEntry", "Purchase", "Bill", "BillPayment", "VendorCredit", "PurchaseOrder", "TimeActivity"],
  ...["InventoryAdjustment", "Attachable"],
];

const SCALARS: Record<string, string> = {
  string: "string",
  anyURI: "string",
  currencyCode: "string",
  gender: "string",
  boolean: "boolean",
  decimal: "decimal",
  int: "int",
  long: "int",
  positiveInteger: "int",
  date: "date",
  dateTime: "dateTime",
  id: "id",
  IntuitAnyType: "any",
};

/** Where the JSON on the wire is not what the schema says, and the fields that are documented or seen there alone. */
const ON_THE_WIRE: Record<string, string> = {
  "AttachableRef.Inactive": "boolean",
  "AttachableRef.NoRefOnly": "boolean",
  "BillPayment.ProcessBillPayment": "boolean",
  "Customer.ClientEntityId": "string",
  "Payment.TaxExemptionRef": "ReferenceType",
  "ProductAndServicesPrefs.RecognitionFrequencyType": "string",
  "ProductAndServicesPrefs.RevenueRecognitionEnabled": "boolean",
  "SalesFormsPrefs.AllowGratuity": "boolean",
  "TaxRateDetails.RateValue": "string",
  "TimeTrackingPrefs.UsingSalesTax": "boolean",
  "VendorAndPurchasesPrefs.UseCustomTxnNumbers": "boolean",
  "SalesFormsPrefs.CustomField": "any[]",
  "VendorAndPurchasesPrefs.POCustomField": "any[]",
  "EmailMessagesPrefs.InvoiceMessage": "any",
  "EmailMessagesPrefs.EstimateMessage": "any",
  "EmailMessagesPrefs.SalesReceiptMessage": "any",
  "EmailMessagesPrefs.StatementMessage": "any",
  "TaxService.Fault": "any",
};

/** Lengths that the fact sheets of single entities name and the attribute tables leave out. */
const ALSO_LIMITED: Record<string, Record<string, number>> = {
  InventoryAdjustment: { DocNumber: 21, PrivateNote: 4000 },
  Payment: { PaymentRefNum: 21 },
};

type Row = Record<string, string>;
type Types = Map<string, Map<string, string>>;

function readTsv(path: string): Row[] {
  const [head, ...lines] = readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
  const names = (head ?? "").split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
}

function readTypes(rows: Row[], enums: Map<string, string[]>): Types {
  const known = new Set(rows.map((row) => row.type ?? ""));
  const types: Types = new Map();
  for (const row of rows) {
    const type = row.type ?? "";
    const field = row.field === "(text)" ? "value" : (row.field ?? "");
    const xsd = row.xsd_type ?? "";
    const kind = SCALARS[xsd] ?? (known.has(xsd) || enums.has(xsd) ? xsd : "any");
    const fields = types.get(type) ?? new Map<string, string>();
    const list = row.maxOccurs === "unbounded" ? "[]" : "";
    fields.set(field, `${kind}${list}`);
    types.set(type, fields);
  }
  for (const [key, kind] of Object.entries(ON_THE_WIRE)) {
    const [type = "", field = ""] = key.split(".");
    types.get(type)?.set(field, kind);
  }
  return types;
}

function reachable(types: Types): Set<string> {
  const found = new Set<string>();
  const open = [...ENTITIES];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    const fields = types.get(type);
    if (fields === undefined || found.has(type)) continue;
    found.add(type);
    open.push(...[...fields.values()].map((kind) => kind.replace("[]", "")));
  }
  return found;
}

/** The documentation names a path by its own type names; the parts that are fields of the schema make the JSON path. */
function jsonPath(types: Types, typePath: string, entity: string): { path: string[]; type: string } {
  let type = entity;
  const path: string[] = [];
  for (const part of typePath.split("_").slice(1)) {
    const kind = types.get(type)?.get(part)?.replace("[]", "");
    if (kind === undefined || !types.has(kind)) continue;
    path.push(part);
    type = kind;
  }
  return { path, type };
}

function maxLength(text: string): number | undefined {
  const match = /^(\d+)$|^Individual (\d+)|^Exactly (\d+)/.exec(text);
  return match === null ? undefined : Number(match[1] ?? match[2] ?? match[3]);
}

function rangeOf(text: string): [number, number] | undefined {
  const match = /^Range is (\d+) through (\d+)$/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

type EntityFacts = {
  required: string[];
  readOnly: string[];
  max: Record<string, number>;
  range: Record<string, [number, number]>;
};

function addDocumented(facts: EntityFacts, types: Types, row: Row, entity: string): void {
  const { path, type } = jsonPath(types, row.type_path ?? "", entity);
  const field = row.field ?? "";
  const kind = types.get(type)?.get(field);
  if (kind === undefined) return;
  const key = [...path, field].join(".");
  if (row.readonly !== "" && path.length === 0 && !["Id", "SyncToken"].includes(field))
    facts.readOnly.push(field);
  if (path.length === 0 && row.type_path === row.main_entity && row.required === "yes")
    facts.required.push(field);
  const max = kind === "string" ? maxLength(row.max ?? "") : undefined;
  if (max !== undefined) facts.max[key] = Math.max(max, facts.max[key] ?? 0);
  const range = rangeOf(row.max ?? "");
  if (range !== undefined) facts.range[key] = range;
}

function readEntities(types: Types, rows: Row[]): Record<string, EntityFacts> {
  const entities: Record<string, EntityFacts> = {};
  for (const entity of ENTITIES) {
    const facts: EntityFacts = { required: [], readOnly: [], max: { ...ALSO_LIMITED[entity] }, range: {} };
    for (const row of rows) {
      if (row.main_entity?.toLowerCase() === entity.toLowerCase()) addDocumented(facts, types, row, entity);
    }
    entities[entity] = facts;
  }
  return entities;
}

/** One line per type, enumeration and entity, so that a new edition of the tables shows as a readable difference. */
function print(name: string, members: Iterable<[string, unknown]>): string {
  const lines = [...members].map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `  ${JSON.stringify(name)}: {\n${lines.join(",\n")}\n  }`;
}

const { values } = parseArgs({
  options: { "doc-fields": { type: "string" }, types: { type: "string" }, enums: { type: "string" } },
});
if (!values["doc-fields"] || !values.types || !values.enums) {
  throw new Error("Name the three tables: --doc-fields <tsv> --types <tsv> --enums <tsv>");
}
const enums = new Map(
  readTsv(values.enums)
    .filter((row) => row.values !== "" && SCALARS[row.simple_type ?? ""] === undefined)
    .map((row): [string, string[]] => [row.simple_type ?? "", (row.values ?? "").split("|")]),
);
const types = readTypes(readTsv(values.types), enums);
const entities = readEntities(types, readTsv(values["doc-fields"]));
const used = reachable(types);
const kinds = new Set([...used].flatMap((type) => [...(types.get(type)?.values() ?? [])]));
const fieldList = (type: string) =>
  [...(types.get(type) ?? [])].map(([field, kind]) => `${field}:${kind}`).join(" ");
const parts = [
  print("entities", Object.entries(entities)),
  print(
    "types",
    [...used].sort().map((type) => [type, fieldList(type)]),
  ),
  print(
    "enums",
    [...enums].filter(([name]) => kinds.has(name) || kinds.has(`${name}[]`)),
  ),
];
writeFileSync(new URL("fields.json", import.meta.url), `{\n${parts.join(",\n")}\n}\n`);
