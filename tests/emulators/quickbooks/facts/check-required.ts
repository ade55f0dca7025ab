import type { QboError } from "#tests/emulators/quickbooks/qbo-error.ts";
import { isObject } from "./check-values.ts";
import { documentedError } from "./documented-errors.ts";
import {
  AMOUNT_SET_BY_CLIENT,
  LINKS_INSTEAD_OF_DETAILS,
  NAMED_BY_PARTS,
  REQUIRED_IN_DETAIL,
  REQUIRED_IN_PRACTICE,
  REQUIRED_WHEN_SPARSE,
  TOTAL_SET_BY_CLIENT,
} from "./required-in-practice.ts";
import { businessError, missing } from "./shape-errors.ts";

/** What a write wants to do with the entity. */
export type WriteMode = "create" | "update" | "sparse" | "delete" | "void";

type Body = Record<string, unknown>;

const NAME_PARTS = ["DisplayName", "Title", "GivenName", "MiddleName", "FamilyName", "Suffix"];
const NO_ASSET_ACCOUNT =
  "Required parameter is missing in the request. An inventory assetaccount is required if you are tracking inventory quantities for this product.";
const NOT_TRACKED =
  "When you create an item, if Track quantity on hand is turned off, the item cannot be of type Inventory.";

/** Absent, null, blank text, an empty list, and a reference without a value all count as missing. */
function isPresent(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return !("value" in value || "name" in value) || isPresent(value.value);
  return typeof value === "string" ? value.trim() !== "" : value !== undefined && value !== null;
}

function missingOf(body: Body, parameters: readonly string[], prefix = ""): QboError[] {
  return parameters
    .filter((parameter) =>
      parameter.includes(" or ")
        ? !parameter.split(" or ").some((name) => isPresent(body[name]))
        : !isPresent(body[parameter]),
    )
    .map((parameter) => missing(prefix + parameter));
}

function missingKeys(entity: string, mode: WriteMode, body: Body): QboError[] {
  if (mode === "create") return [];
  if (entity === "ExchangeRate") return missingOf(body, ["SyncToken"]);
  // A captured delete of an attachment with nothing but its Id was accepted.
  if (entity === "Attachable" && mode === "delete") return missingOf(body, ["Id"]);
  return missingOf(body, ["Id", "SyncToken"]);
}

function missingName(body: Body): QboError[] {
  if (NAME_PARTS.some((part) => isPresent(body[part]))) return [];
  return [documentedError("6080", "")];
}

function missingInItem(body: Body, mode: WriteMode): QboError[] {
  const type = body.Type ?? (body.TrackQtyOnHand === true ? "Inventory" : "Service");
  if (type === "Category" || type === "Group" || type === "Bundle") return [];
  if (type !== "Inventory") return missingOf(body, ["ExpenseAccountRef or IncomeAccountRef"]);
  if (body.TrackQtyOnHand !== true) return [businessError(NOT_TRACKED)];
  const errors = missingOf(body, ["IncomeAccountRef", "ExpenseAccountRef"]);
  if (!isPresent(body.AssetAccountRef)) errors.push(missing("AssetAccountRef", NO_ASSET_ACCOUNT));
  if (mode !== "create") return errors;
  errors.push(...missingOf(body, ["QtyOnHand"]));
  if (!isPresent(body.InvStartDate)) {
    errors.push(missing("InvStartDate", "As of date for initial quantity on hand is required"));
  }
  return errors;
}

function missingInLine(entity: string, line: Body): QboError[] {
  const isLink = LINKS_INSTEAD_OF_DETAILS.has(entity) && !isPresent(line.DetailType);
  if (isLink) return [...missingOf(line, ["LinkedTxn"]), ...missingOf(line, ["Amount"], "Line.")];
  const kind = line.DetailType;
  if (typeof kind !== "string" || kind === "") return [missing("Line.DetailType")];
  const amount = AMOUNT_SET_BY_CLIENT.has(kind) ? missingOf(line, ["Amount"], "Line.") : [];
  const inside = REQUIRED_IN_DETAIL[kind];
  if (inside === undefined) return amount;
  const detail = line[kind];
  if (!isObject(detail)) return [...amount, missing(`Line.${kind}`)];
  if (kind === "SalesItemLineDetail" && Object.keys(detail).length === 0) {
    // An empty detail of a sale counts as none.
    return [...amount, missing("Line.SalesItemLineDetail")];
  }
  // A journal entry's account is named without its path, met on the wire; that of an expense is named with it.
  const errors = [
    ...amount,
    ...missingOf(detail, inside, kind === "JournalEntryLineDetail" ? "" : `Line.${kind}.`),
  ];
  if (kind === "JournalEntryLineDetail" && !isPresent(detail.PostingType)) {
    errors.push(documentedError("2260", "Line.JournalEntryLineDetail.PostingType"));
  }
  return errors;
}

/** What the lines of a create or update lack; lines are always sent whole. */
export function missingInLines(entity: string, body: Body): QboError[] {
  if (!Array.isArray(body.Line)) return [];
  const lines = body.Line.filter(isObject);
  const errors = lines.flatMap((line) => missingInLine(entity, line));
  if (entity === "JournalEntry" && lines.filter((line) => line.DetailType !== "DescriptionOnly").length < 2) {
    errors.push(businessError("Fill out at least two detail lines to continue."));
  }
  return errors;
}

function missingInBillPayment(body: Body): QboError[] {
  const [part, account] =
    body.PayType === "CreditCard"
      ? ["CreditCardPayment", "CCAccountRef"]
      : ["CheckPayment", "BankAccountRef"];
  const payment = body[part];
  return isObject(payment) ? missingOf(payment, [account], `${part}.`) : [missing(part)];
}

function missingInWhole(entity: string, mode: WriteMode, body: Body): QboError[] {
  const errors = missingOf(body, REQUIRED_IN_PRACTICE[entity] ?? []);
  if (NAMED_BY_PARTS.has(entity)) errors.push(...missingName(body));
  if (entity === "Item") errors.push(...missingInItem(body, mode));
  if (entity === "BillPayment") errors.push(...missingInBillPayment(body));
  if (TOTAL_SET_BY_CLIENT.has(entity) && !isPresent(body.TotalAmt)) {
    errors.push(businessError("You must set a transaction amount."));
  }
  return errors;
}

function missingInPart(entity: string, body: Body): QboError[] {
  const errors = missingOf(body, REQUIRED_WHEN_SPARSE[entity] ?? []);
  if (entity === "Account" && body.Active === false) errors.push(...missingOf(body, ["Name"]));
  return errors;
}

/**
 * What a readable body lacks: the keys of an update and the parameters of the entity.
 * A sparse update is asked only for its keys and for the few fields the service always wants.
 */
export function checkRequired(entity: string, mode: WriteMode, body: Body): QboError[] {
  const errors = missingKeys(entity, mode, body);
  if (mode === "delete" || mode === "void") return errors;
  errors.push(...(mode === "sparse" ? missingInPart(entity, body) : missingInWhole(entity, mode, body)));
  return errors;
}
