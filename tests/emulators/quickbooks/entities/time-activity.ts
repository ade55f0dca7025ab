import { defaultDay } from "../books/default-day.ts";
import { refuseDocumented, refuseEnumeration } from "../books/refused-request.ts";
import type { Books, BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, recordAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { META_FIELDS } from "./list-fields.ts";

const LONGEST_HOURS = 8760;
const HOUR_MINUTES = 60;

/**
 * Time that an employee or a vendor worked. It moves no account; whether an invoice takes it over is the service's
 * to say, and not imitated.
 */
function buildTimeActivity({ books, draft, existing }: BuildInput): Wire {
  const worker = workerOf(books, draft);
  requireTime(draft);
  const status = billableStatus(draft, existing);
  return withoutNulls({
    ...draft,
    ...worker,
    TxnDate: textAt(draft, "TxnDate") ?? textAt(draft, "StartTime")?.slice(0, 10) ?? defaultDay(books),
    ...named(books, draft, "CustomerRef", "Customer"),
    ...named(books, draft, "ItemRef", "Item"),
    BillableStatus: status,
    Taxable: booleanAt(draft, "Taxable") ?? false,
    HourlyRate: Number(draft.HourlyRate ?? 0),
  });
}

/** Who worked: one of the two, as `NameOf` says (6300, 6290). */
function workerOf(books: Books, draft: Wire): Wire {
  const nameOf = textAt(draft, "NameOf") ?? "";
  if (nameOf !== "Employee" && nameOf !== "Vendor") refuseDocumented("6300", "NameOf");
  const other = nameOf === "Employee" ? "VendorRef" : "EmployeeRef";
  const id = refAt(draft, `${nameOf}Ref`);
  const otherId = refAt(draft, other);
  if (id === undefined || otherId !== undefined) {
    refuseDocumented("6290", `${nameOf}Ref`, [id, otherId].filter(Boolean).join(", "));
  }
  return named(books, draft, `${nameOf}Ref`, nameOf);
}

function named(books: Books, draft: Wire, key: string, entity: string): Wire {
  const id = refAt(draft, key);
  if (id === undefined) return {};
  const object = books.find(entity, id);
  const name = textAt(object, "FullyQualifiedName") ?? textAt(object, "DisplayName");
  return { [key]: name === undefined ? recordAt(draft, key) : { value: id, name } };
}

/** Either a duration, or a start and an end that leave time after the break. */
function requireTime(draft: Wire): void {
  const hasDuration = draft.Hours !== undefined || draft.Minutes !== undefined;
  const start = textAt(draft, "StartTime");
  const end = textAt(draft, "EndTime");
  if (hasDuration && (start !== undefined || end !== undefined)) refuseDocumented("6390", "Hours");
  if (!hasDuration && start === undefined && end === undefined) refuseDocumented("6350", "Hours");
  if (hasDuration) requireDuration(draft, "Hours", "Minutes");
  else requireSpan(draft, start, end);
}

function requireSpan(draft: Wire, start: string | undefined, end: string | undefined): void {
  if (start === undefined || end === undefined) refuseDocumented("6360", "StartTime");
  // Only the time of day counts: the documentation says that offsets do not change the hours.
  const elapsed = minutesOf(end) - minutesOf(start);
  if (elapsed < 0) refuseDocumented("6370", "StartTime", start);
  requireDuration(draft, "BreakHours", "BreakMinutes");
  const pause = Number(draft.BreakHours ?? 0) * HOUR_MINUTES + Number(draft.BreakMinutes ?? 0);
  if (pause > elapsed) refuseDocumented("6360", "StartTime");
}

function minutesOf(time: string): number {
  return Date.parse(`${time.slice(0, "2026-01-31T09:00:00".length)}Z`) / 60_000;
}

/** At most 8760 hours, and at most 59 minutes. */
function requireDuration(draft: Wire, hoursKey: string, minutesKey: string): void {
  const hours = Number(draft[hoursKey] ?? 0);
  const minutes = Number(draft[minutesKey] ?? 0);
  const isGood = hours >= 0 && minutes >= 0 && minutes < HOUR_MINUTES;
  if (!isGood || hours * HOUR_MINUTES + minutes > LONGEST_HOURS * HOUR_MINUTES) {
    refuseDocumented("6380", hoursKey, `${hours}:${String(minutes).padStart(2, "0")}`);
  }
}

/** Billable needs a customer (6310) and a rate (6330); only the service says that it was billed. */
function billableStatus(draft: Wire, existing: Wire | undefined): string {
  const status = textAt(draft, "BillableStatus") ?? "NotBillable";
  if (status === "HasBeenBilled" && existing?.BillableStatus !== status) {
    refuseEnumeration("BillableStatus", "HAS_BEEN_BILLED");
  }
  if (status !== "Billable") return status;
  if (refAt(draft, "CustomerRef") === undefined) refuseDocumented("6310", "CustomerRef");
  const rate = draft.HourlyRate;
  if (rate === undefined || Number(rate) < 0)
    refuseDocumented("6330", "HourlyRate", textAt(draft, "HourlyRate"));
  return status;
}

const SORTABLE = ["Id", "TxnDate", ...META_FIELDS];

export const timeActivity: EntityDefinition = {
  name: "TimeActivity",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete"],
  references: [
    { path: "EmployeeRef", entity: "Employee" },
    { path: "VendorRef", entity: "Vendor" },
    { path: "CustomerRef", entity: "Customer" },
    { path: "ItemRef", entity: "Item" },
    { path: "ClassRef", entity: "Class" },
    { path: "DepartmentRef", entity: "Department" },
  ],
  filterable: [...SORTABLE, "BillableStatus", "ProjectRef"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildTimeActivity,
};
