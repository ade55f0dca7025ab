import { explain } from "#app/domain/faults/explain.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";
import type { SyncRecord } from "#app/sync/ports.ts";

const names = {
  customer: [
    "Ann Lee",
    "Zoë O'Brien-Østergård & Söhne GmbH, attn. Accounts Payable Department (Europe)",
    "<b>Bobby</b> Tables",
    "محمد عبد الله",
    "山田 太郎",
  ],
  product: [
    "Enamel mug",
    "Hand-thrown stoneware bowl with a very long name that says everything there is to say about it",
    "<i>Lamp</i>",
    "コーヒー豆",
    "Gift wrap",
  ],
};
const abouts = {
  customer: ["ann.lee@example.com", "accounts-payable.department.europe@soehne-and-daughters.example", null],
  product: ["Harbor & Pine", null, "Northern Workshop"],
};
const faults: Record<"customer" | "product", Partial<Record<RecordStatus, Fault>>> = {
  customer: {
    Held: {
      kind: "ambiguous",
      subject: "customer Ann Lee",
      what: "customer",
      candidates: [
        { id: "31", name: "Ann Lee" },
        { id: "32", name: "Ann Lee (2)" },
      ],
      choice: { kind: "customer", key: "gid://shopify/Customer/7001|USD", name: "Ann Lee" },
    },
    Failed: {
      kind: "rejected",
      subject: "customer Ann Lee",
      evidence: {
        system: "quickbooks",
        httpStatus: 400,
        remoteCode: "2050",
        remoteText: "The string is too long: DisplayName has 512 characters, and may have 500.",
      },
    },
    Excluded: { kind: "excludedByPerson", subject: "customer Ann Lee", note: "Test account" },
  },
  product: {
    Held: { kind: "unmapped", subject: "product Enamel mug", what: "its income account" },
    Failed: { kind: "inactive", subject: "product Enamel mug", what: "the item «Enamel mug»" },
    Excluded: { kind: "excludedByPerson", subject: "product Enamel mug", note: "Sold by hand only" },
  },
};

/** Customer or product `number` (from 1): every status, odd names, with and without an e-mail or vendor. */
export function sampleEntry(shop: string, kind: "customer" | "product", number: number): SyncRecord {
  const status = recordStatuses[number % recordStatuses.length] ?? "Queued";
  const fault = faults[kind][status];
  const isLinked = status === "Synchronized" || status === "Changed";
  const name = names[kind][number % names[kind].length] ?? "";
  return {
    shop,
    kind,
    id: `gid://shopify/${kind === "customer" ? "Customer" : "Product"}/${7000 + number}`,
    name: number === 9 ? "" : `${name} ${number}`,
    status,
    reason: fault ? explain(fault) : null,
    documentNumber: isLinked ? `${name} ${number}` : null,
    documentUrl: isLinked ? `https://qbo.intuit.com/app/${kind}detail?nameId=${number}` : null,
    currency: null,
    totalMinor: null,
    customerName: abouts[kind][number % abouts[kind].length] ?? null,
    processedAt: number === 9 ? null : new Date(Date.UTC(2026, 10, 22, 12) - number * 86_400_000),
    proof: null,
    attempts: 0,
    nextTryAt: null,
    requestedSeq: 1,
    consideredSeq: 1,
    override: null,
  };
}
