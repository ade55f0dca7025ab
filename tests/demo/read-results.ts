import type pg from "pg";
import { z } from "zod";
import { openBalance } from "#app/domain/accounting/open-balance.ts";
import { minorDigits } from "#app/domain/money/currency.ts";

const reasonSchema = z.object({ code: z.string(), title: z.string(), cause: z.string(), fix: z.string() });
const proofSchema = z.object({
  expectedMinor: z.number(),
  bookedMinor: z.number(),
  differenceMinor: z.number(),
  taxExpectedMinor: z.number(),
  taxBookedMinor: z.number(),
  cashExpectedMinor: z.number(),
  cashBookedMinor: z.number(),
});
const recordRow = z.object({
  id: z.string(),
  name: z.string(),
  currency: z.string().nullable(),
  status: z.string(),
  reason: reasonSchema.nullable(),
  proof: proofSchema.nullable(),
});
const documentRow = z.object({
  record_id: z.string(),
  qbo_type: z.string(),
  qbo_id: z.string(),
  doc_number: z.string().nullable(),
  date: z.string().nullable(),
  currency: z.string().nullable(),
  total_minor: z.coerce.number(),
  booked: z
    .object({
      links: z.array(z.object({ type: z.string(), id: z.string(), amountMinor: z.number() })),
    })
    .nullable(),
});

export type ResultDocument = {
  type: string;
  id: string;
  docNumber: string | null;
  date: string | null;
  currency: string;
  total: number;
  balance: number;
};
export type OrderResult = {
  shopifyId: string;
  name: string;
  currency: string | null;
  status: string;
  reason: z.infer<typeof reasonSchema> | null;
  documents: ResultDocument[];
  proof: z.infer<typeof proofSchema> | null;
};

/** What became of each order, from the app's own tables. Amounts of documents are decimal numbers as QuickBooks writes them. */
export async function readResults(pool: pg.Pool): Promise<Map<string, OrderResult>> {
  const records = await pool.query(
    "select id, name, currency, status, reason, proof from record where kind = 'order'",
  );
  const documents = await pool.query(
    `select record_id, qbo_type, qbo_id, doc_number, date, currency, total_minor, booked from binding
     where record_id is not null order by bound_at, qbo_id`,
  );
  const rows = documents.rows.map((row) => documentRow.parse(row));
  return new Map(
    records.rows.map((raw) => {
      const row = recordRow.parse(raw);
      const own = rows.filter((document) => document.record_id === row.id);
      const { id, ...facts } = row;
      return [id, { shopifyId: id, ...facts, documents: describeDocuments(own) }];
    }),
  );
}

function describeDocuments(rows: z.infer<typeof documentRow>[]): ResultDocument[] {
  const standing = rows.map((row) => ({
    qboType: row.qbo_type,
    qboId: row.qbo_id,
    totalMinor: row.total_minor,
    links: row.booked?.links ?? null,
  }));
  return rows.map((row) => {
    const currency = row.currency ?? "";
    const self = standing.find(({ qboType, qboId }) => qboType === row.qbo_type && qboId === row.qbo_id);
    return {
      type: row.qbo_type,
      id: row.qbo_id,
      docNumber: row.doc_number,
      date: row.date,
      currency,
      total: toDecimal(row.total_minor, currency),
      balance: toDecimal(self ? openBalance(self, standing) : 0, currency),
    };
  });
}

function toDecimal(minor: number, currency: string): number {
  return Number((minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency)));
}

/** What is still under way: unanswered wishes, and when the next of them is due. */
export async function readPending(pool: pg.Pool): Promise<{ known: number; open: number; dueSoon: number }> {
  const { rows } = await pool.query(
    `select count(*)::int as known,
            count(*) filter (where requested_seq > considered_seq)::int as open,
            count(*) filter (where requested_seq > considered_seq
                               and (next_try_at is null or next_try_at < now() + interval '2 minutes'))::int as due_soon
     from record where kind = 'order'`,
  );
  const row = z.object({ known: z.number(), open: z.number(), due_soon: z.number() }).parse(rows[0]);
  return { known: row.known, open: row.open, dueSoon: row.due_soon };
}
