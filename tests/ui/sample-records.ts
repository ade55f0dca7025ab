import { explain } from "#app/domain/faults/explain.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";
import type { SyncRecord } from "#app/sync/ports.ts";

const customers = [
  "Ann Lee",
  "Zoë O'Brien-Østergård & Söhne GmbH, attn. Accounts Payable Department (Europe)",
  "<b>Bobby</b> Tables",
  "محمد عبد الله",
  "山田 太郎",
  null,
];

const subject = "order #1001";
const faults: Partial<Record<RecordStatus, Fault[]>> = {
  Held: [
    { kind: "unsupported", subject, peculiarities: ["tooLarge"] },
    { kind: "duplicateNumber", subject, docNumber: "WEB-1003" },
    { kind: "heldByPerson", subject, note: "Fraud review until Friday" },
  ],
  Failed: [
    {
      kind: "rejected",
      subject,
      evidence: {
        system: "quickbooks",
        httpStatus: 400,
        remoteCode: "6070",
        remoteText:
          "Amount calculation incorrect in the request. Amount is not equal to UnitPrice * Qty. Supplied value: 19.999999 which a very long answer explains further",
        requestRef: "1-65f0c0de-7a1b2c3d4e5f",
      },
    },
    {
      kind: "unbalanced",
      subject,
      what: "the total",
      expectedMinor: 2000,
      bookedMinor: 1999,
      currency: "USD",
      lines: ["Mug"],
    },
  ],
  Excluded: [{ kind: "testOrder", subject }],
  Changed: [
    {
      kind: "changedAfterBooking",
      subject,
      what: "The total",
      bookedMinor: 2000,
      currentMinor: 1500,
      currency: "USD",
    },
  ],
};

/** Order `number` (from 1): every status, odd names, several currencies, amounts from cents to millions. */
export function sampleRecord(shop: string, number: number): SyncRecord {
  const status = recordStatuses[number % recordStatuses.length] ?? "Queued";
  const options = faults[status] ?? [];
  const fault = options[number % Math.max(1, options.length)];
  const isBooked = status === "Synchronized" || status === "Changed";
  const currency = number % 11 === 0 ? "JPY" : number % 7 === 3 ? "EUR" : "USD";
  return {
    shop,
    kind: "order",
    id: `gid://shopify/Order/${5000 + number}`,
    name: number === 13 ? "SH-EU-2026-11-0001013-B" : `#${1000 + number}`,
    status,
    reason: fault ? explain(fault) : null,
    documentNumber: isBooked ? `WEB-${1000 + number}` : null,
    documentUrl: isBooked ? `https://qbo.intuit.com/app/invoice?txnId=${number}` : null,
    currency,
    totalMinor: number === 5 ? 123456789 : 1999 * number,
    customerName: customers[number % customers.length] ?? null,
    processedAt: number === 2 ? null : new Date(Date.UTC(2026, 10, 22, 12) - number * 5_400_000),
    proof: null,
    attempts: status === "Failed" ? 3 : 0,
    nextTryAt: status === "Failed" ? new Date(Date.UTC(2026, 10, 23, 8)) : null,
    requestedSeq: 1,
    consideredSeq: 1,
    override:
      fault?.kind === "heldByPerson"
        ? { kind: "hold", actor: { kind: "user", name: "Ann" }, note: fault.note }
        : null,
  };
}
