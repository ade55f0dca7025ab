import { IndexTable, Link, Text } from "@shopify/polaris";
import { kindWords, type ListedKind } from "#app/ui/record/kind-words.ts";
import type { RecordRow } from "#app/ui/record/record-row.ts";
import { StatusWithReason } from "#app/ui/record/status-with-reason.tsx";
import { amountText } from "#app/ui/text/amount-text.ts";
import { Moment } from "#app/ui/text/moment.tsx";
import { DocumentLink } from "./document-link.tsx";

type RowProps = { kind: ListedKind; record: RecordRow; position: number; isSelected: boolean };

/** What stands where a record has nothing to say about itself. */
const nothing: Record<ListedKind, string> = {
  order: "No customer",
  customer: "No e-mail",
  product: "No vendor",
};

const aboutText = (kind: ListedKind, { about }: RecordRow) => about ?? nothing[kind];

function Name({ record }: { record: RecordRow }) {
  return (
    <Link url={record.href} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        {record.name}
      </Text>
    </Link>
  );
}

/** One record in the wide table. An order shows its day before its customer. */
export function RecordTableRow({ kind, record, position, isSelected }: RowProps) {
  const date = (
    <IndexTable.Cell>
      {record.processedAt && <Moment iso={record.processedAt} isDateOnly={kind !== "order"} />}
    </IndexTable.Cell>
  );
  const about = (
    <IndexTable.Cell>
      <span className={`cut-text customer${record.about ? "" : " subdued"}`}>{aboutText(kind, record)}</span>
    </IndexTable.Cell>
  );
  return (
    <IndexTable.Row
      id={record.id}
      position={position}
      selected={isSelected}
      accessibilityLabel={`Select ${kindWords[kind].one} ${record.name}`}
    >
      <IndexTable.Cell>
        {kind === "order" ? (
          <Name record={record} />
        ) : (
          <span className="cut-text record-name">
            <Name record={record} />
          </span>
        )}
      </IndexTable.Cell>
      {kind === "order" ? date : about}
      {kind === "order" ? about : date}
      {kind === "order" && (
        <IndexTable.Cell>
          <Text as="span" alignment="end" numeric>
            {record.total && amountText(record.total.minor, record.total.currency)}
          </Text>
        </IndexTable.Cell>
      )}
      <IndexTable.Cell>
        <StatusWithReason status={record.status} reason={record.reason} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <DocumentLink document={record.document} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

/** One record on a phone: what identifies it and what it needs, in three short lines. */
export function RecordListRow({ kind, record, position, isSelected }: RowProps) {
  return (
    <IndexTable.Row
      id={record.id}
      position={position}
      selected={isSelected}
      accessibilityLabel={`Select ${kindWords[kind].one} ${record.name}`}
    >
      <IndexTable.Cell className="record-list-cell">
        <div className="record-list-row">
          <div className="record-list-line">
            <span className="cut-text">
              <Name record={record} />
            </span>
            {record.total && (
              <Text as="span" numeric>
                {amountText(record.total.minor, record.total.currency)}
              </Text>
            )}
          </div>
          <div className="record-list-line subdued">
            <span className="cut-text">{aboutText(kind, record)}</span>
            {record.processedAt && <Moment iso={record.processedAt} isDateOnly />}
          </div>
          <div className="record-list-line">
            <StatusWithReason status={record.status} reason={record.reason} />
            {record.document && <DocumentLink document={record.document} />}
          </div>
        </div>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
