import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import { readDocument } from "#app/qbo/booked-document.ts";
import type { EntityClient, EntityKind } from "#app/qbo/entity-client.server.ts";
import { identifyDraft, mapDocument } from "#app/qbo/map-document.ts";
import type { Condition } from "#app/qbo/query.ts";
import type { FactsReader } from "#app/qbo/read-facts.server.ts";
import { type QboDocument, qboDocuments } from "#app/qbo/wire/document-answers.ts";
import type { QboDocumentBody } from "#app/qbo/wire/request-bodies.ts";
import type { BookedDocument, Books, DocumentDraft, QboDocumentType } from "#app/sync/ports.ts";

type DocumentBooks = Pick<
  Books,
  "findByNumber" | "findByDay" | "findDocument" | "createDocument" | "updateDocument"
>;

/** All kinds of documents of a company: one way for each, whatever it is. */
export function createDocumentBooks(
  client: EntityClient,
  homeCurrency: Currency,
  facts: Pick<FactsReader, "readCompany">,
): DocumentBooks {
  const read = (type: QboDocumentType, row: QboDocument) => readDocument(type, row, homeCurrency);

  async function find(type: QboDocumentType, conditions: Condition[]): Promise<Result<BookedDocument[]>> {
    const found = await client.query(kindOf(type), conditions);
    if (!found.ok) return found;
    const documents: BookedDocument[] = [];
    for (const row of found.value) {
      const document = read(type, row);
      if (!document.ok) return document;
      documents.push(document.value);
    }
    return ok(documents);
  }

  async function mapWhole(draft: DocumentDraft): Promise<Result<QboDocumentBody>> {
    const company = await facts.readCompany();
    return company.ok ? mapDocument(draft, company.value) : company;
  }

  return {
    // The number of a payment is what people see as its reference.
    findByNumber: (type, docNumber) =>
      find(type, [{ field: type === "Payment" ? "PaymentRefNum" : "DocNumber", equals: docNumber }]),
    findByDay: (type, customerId, date) =>
      find(type, [
        // Journal entries name customers on their lines, which no query can filter by.
        ...(type === "JournalEntry" ? [] : [{ field: "CustomerRef", equals: customerId }]),
        { field: "TxnDate", equals: date },
      ]),
    async findDocument(type, id) {
      const found = await client.read(kindOf(type), id);
      if (!found.ok) return found;
      return found.value === null ? ok(null) : read(type, found.value);
    },
    async createDocument(draft, requestId, earlierSends = 0) {
      const body = await mapWhole(draft);
      if (!body.ok) return body;
      const { type, ...about } = identifyDraft(draft);
      const isRepeat = earlierSends > 0;
      const created = await client.create(kindOf(type), body.value, requestId, { ...about, isRepeat });
      return created.ok ? read(type, created.value) : created;
    },
    async updateDocument(draft, booked, requestId, earlierSends = 0) {
      const body = await mapWhole(draft);
      if (!body.ok) return body;
      const { type, ...about } = identifyDraft(draft);
      const isRepeat = earlierSends > 0;
      const whole = {
        ...body.value,
        ...numberMember(type, booked.docNumber),
        Id: booked.id,
        SyncToken: booked.syncToken,
        sparse: false,
      };
      const updated = await client.update(kindOf(type), whole, requestId, { ...about, isRepeat });
      return updated.ok ? read(type, updated.value) : updated;
    },
  };
}

/** The number that a booked document keeps; one without keeps the planned one. */
function numberMember(type: QboDocumentType, docNumber: string | null) {
  if (docNumber === null) return {};
  return type === "Payment" ? { PaymentRefNum: docNumber } : { DocNumber: docNumber };
}

function kindOf(type: QboDocumentType): EntityKind<QboDocument> {
  return { entity: type, schema: qboDocuments[type], isTransaction: true };
}
