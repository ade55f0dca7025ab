import type { QboError } from "#tests/emulators/quickbooks/qbo-error.ts";
import type { Field, ScalarKind, Shape } from "./field-table.ts";
import * as errors from "./shape-errors.ts";

/** What one walk over a body found: the first member that could not be read, and every value that breaks its format. */
export type Findings = {
  unreadable: QboError | undefined;
  values: QboError[];
  /** Those of the lines, which the service looks at after the form itself. */
  lineValues: QboError[];
};

/** Deeper JSON than this is no document of the books; the limit keeps hostile nesting off the stack. */
const DEEPEST = 40;

/** Amounts have at most 15 digits (10.5); prices go up to 99999999999, the widest field of the service. */
const LARGEST_NUMBER = 99999999999;

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+$/;
const WEB = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;

/** Fields whose text names something, by type: a colon would be read as the separator of a parent and its child. */
const NAMES: Record<string, Record<string, RegExp>> = {
  Account: { Name: /[:"\t\r\n]/, AcctNum: /[:\t\r\n]/ },
  Class: { Name: /[:\t\r\n]/ },
  Customer: { DisplayName: /[:\t\r\n]/ },
  Department: { Name: /[:\t\r\n]/ },
  Employee: { DisplayName: /[:\t\r\n]/ },
  Item: { Name: /[:\t\r\n]/ },
  Vendor: { DisplayName: /[:\t\r\n]/ },
};

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function checkDate(element: string, text: string): QboError | undefined {
  const match = DATE.exec(text);
  if (match === null) return errors.invalidDate(element, text, false);
  const isDay = isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return isDay ? undefined : errors.invalidDate(element, text, true);
}

function checkNumber(element: string, field: Field, value: number): QboError | undefined {
  if (Math.abs(value) > LARGEST_NUMBER) return errors.invalidNumber(element, value);
  const { range } = field;
  if (range === undefined || (value >= range[0] && value <= range[1])) return undefined;
  return errors.invalidNumber(element, value, range);
}

/** The service names the member that holds the address: "BillEmail", not "BillEmail.Address". */
function containerOf(element: string): string {
  return element.slice(0, Math.max(0, element.lastIndexOf(".")));
}

function checkText(type: string, element: string, field: Field, text: string): QboError | undefined {
  const { maxLength, name } = field;
  if (maxLength !== undefined && text.length > maxLength) {
    return errors.invalidLength(element, maxLength, text.length);
  }
  if (NAMES[type]?.[name]?.test(text)) return errors.invalidCharacters(element, text);
  if (text === "") return undefined;
  if (type === "EmailAddress" && name === "Address") {
    // Forms can go to several addresses; a name has exactly one.
    const parts = containerOf(element) === "PrimaryEmailAddr" ? [text] : text.split(",");
    const isValid = parts.every((part) => EMAIL.test(part.trim()));
    return isValid ? undefined : errors.invalidEmail(containerOf(element), text);
  }
  if (type === "WebSiteAddress" && name === "URI" && !WEB.test(text)) {
    return errors.invalidWebAddress(containerOf(element), text);
  }
  return undefined;
}

/** The service's JSON reader takes a number for a text and a number written as text, but no object for either. */
function readScalar(kind: ScalarKind, value: unknown): string | number | boolean | undefined {
  if (typeof value === "object") return undefined;
  if (kind === "boolean") return /^(true|false)$/i.test(String(value)) ? String(value) : undefined;
  if (kind !== "decimal" && kind !== "int") return String(value);
  if (typeof value === "number" || value === "") return value;
  return typeof value === "string" && NUMBER.test(value.trim()) ? Number(value) : undefined;
}

function checkScalar(
  type: string,
  element: string,
  field: Field,
  kind: ScalarKind,
  value: unknown,
  found: Findings,
): void {
  const read = readScalar(kind, value);
  let error: QboError | undefined;
  if (read === undefined) found.unreadable = errors.unreadable();
  else if (field.isReadOnly) return;
  else if (typeof read === "number") error = checkNumber(element, field, read);
  else if (kind === "date" && read !== "") error = checkDate(element, String(read));
  else if (kind === "string") error = checkText(type, element, field, String(read));
  if (error !== undefined) valuesOf(element, found).push(error);
}

function valuesOf(element: string, found: Findings): QboError[] {
  return element.startsWith("Line.") ? found.lineValues : found.values;
}

function checkOne(
  type: string,
  element: string,
  field: Field,
  value: unknown,
  depth: number,
  found: Findings,
): void {
  const { content } = field;
  if (content.is === "object") {
    if (isObject(value)) checkMembers(content.shape, value, element, depth + 1, found);
    else found.unreadable = errors.unreadable();
  } else if (content.is === "scalar") {
    if (content.kind !== "any") checkScalar(type, element, field, content.kind, value, found);
  } else if (typeof value !== "string") {
    found.unreadable = errors.unreadable();
  } else if (!field.isReadOnly && value !== "" && !content.values.has(value)) {
    valuesOf(element, found).push(errors.invalidEnumeration(element, value));
  }
}

/** Walks the members of one object and notes what cannot be read and what breaks its format; stops at the former. */
export function checkMembers(
  shape: Shape,
  body: Record<string, unknown>,
  path: string,
  depth: number,
  found: Findings,
): void {
  if (depth > DEEPEST) found.unreadable = errors.unreadable();
  for (const name of Object.keys(body)) {
    if (found.unreadable !== undefined) return;
    const field = shape.fields.get(name);
    const value = body[name];
    if (field === undefined) found.unreadable = errors.unknownProperty(shape, name);
    else if (value === null || value === undefined) continue;
    else checkField(shape.type, path === "" ? name : `${path}.${name}`, field, value, depth, found);
  }
}

function checkField(
  type: string,
  element: string,
  field: Field,
  value: unknown,
  depth: number,
  found: Findings,
): void {
  if (!field.isList) checkOne(type, element, field, value, depth, found);
  else if (!Array.isArray(value)) found.unreadable = errors.unreadable();
  else {
    for (const one of value) {
      if (found.unreadable !== undefined) return;
      checkOne(type, element, field, one ?? "", depth, found);
    }
  }
}
