import { Badge, IndexTable, type IndexTableProps, Text, Tooltip, useBreakpoints } from "@shopify/polaris";
import type { ReactNode } from "react";
import { SideLink } from "#app/ui/links/side-link.tsx";
import { StatusWithReason } from "#app/ui/record/status-with-reason.tsx";
import { Moment } from "#app/ui/text/moment.tsx";
import type { BooksRow } from "./books-row.ts";

export type BooksTableProps = {
  rows: BooksRow[];
  words: { one: string; many: string };
  /** Whether entries of this list can come into the shop. */
  withStatus: boolean;
  withType: boolean;
  withQuantity: boolean;
  isLoading: boolean;
  emptyState: ReactNode;
  pagination: NonNullable<IndexTableProps["pagination"]>;
};

const phoneHeadings: IndexTableProps["headings"] = [{ title: "Entry" }];

/** The entries of one page of a list. */
export function BooksTable(props: BooksTableProps) {
  const { rows, words, withStatus, withType, withQuantity, isLoading, emptyState, pagination } = props;
  const isNarrow = useBreakpoints().smDown;
  const headings = [
    { title: "Name" },
    ...(withType ? [{ title: "Type" }] : []),
    { title: "Details" },
    ...(withQuantity ? [{ title: "On hand" }] : []),
    { title: "In QuickBooks" },
    ...(withStatus ? [{ title: "In the shop" }] : []),
    { title: "Last change" },
  ] as typeof phoneHeadings;
  return (
    <IndexTable
      resourceName={{ singular: words.one, plural: words.many }}
      itemCount={rows.length}
      selectable={false}
      headings={isNarrow ? phoneHeadings : headings}
      loading={isLoading}
      emptyState={emptyState}
      pagination={pagination}
    >
      {rows.map((row, position) =>
        isNarrow ? (
          <PhoneRow key={row.id} row={row} position={position} />
        ) : (
          <WideRow key={row.id} row={row} position={position} {...props} />
        ),
      )}
    </IndexTable>
  );
}

type RowProps = { row: BooksRow; position: number };

function WideRow({
  row,
  position,
  withStatus,
  withType,
  withQuantity,
}: RowProps & Pick<BooksTableProps, "withStatus" | "withType" | "withQuantity">) {
  return (
    <IndexTable.Row id={row.id} position={position}>
      <IndexTable.Cell>
        <Name row={row} />
      </IndexTable.Cell>
      {withType && <IndexTable.Cell>{row.type}</IndexTable.Cell>}
      <IndexTable.Cell>
        <span className="cut-text customer">{row.detail}</span>
      </IndexTable.Cell>
      {withQuantity && (
        <IndexTable.Cell>
          <Quantity row={row} />
        </IndexTable.Cell>
      )}
      <IndexTable.Cell>
        <ActiveBadge row={row} />
      </IndexTable.Cell>
      {withStatus && (
        <IndexTable.Cell>
          <ShopStatus row={row} />
        </IndexTable.Cell>
      )}
      <IndexTable.Cell>{row.changedAt && <Moment iso={row.changedAt} />}</IndexTable.Cell>
    </IndexTable.Row>
  );
}

function PhoneRow({ row, position }: RowProps) {
  return (
    <IndexTable.Row id={row.id} position={position}>
      <IndexTable.Cell className="record-list-cell">
        <div className="record-list-row">
          <div className="record-list-line">
            <Name row={row} />
            <ActiveBadge row={row} />
          </div>
          <div className="record-list-line subdued">
            <span className="cut-text">{[row.type, row.detail].filter(Boolean).join(" · ")}</span>
            {row.changedAt && <Moment iso={row.changedAt} isDateOnly />}
          </div>
          {(row.record || row.quantity) && (
            <div className="record-list-line">
              {row.record ? <ShopStatus row={row} /> : <span />}
              <Quantity row={row} />
            </div>
          )}
        </div>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function Name({ row }: { row: BooksRow }) {
  return (
    <span className="cut-text link-name">
      <SideLink name={row.name} url={row.url} system="QuickBooks" />
    </span>
  );
}

function ActiveBadge({ row: { isActive } }: { row: BooksRow }) {
  return isActive ? <Badge tone="success">Active</Badge> : <Badge>Inactive</Badge>;
}

/** What became of it in the shop. Nothing was asked of an entry whose list is not imported. */
function ShopStatus({ row: { record } }: { row: BooksRow }) {
  if (!record)
    return (
      <Text as="span" tone="subdued">
        Not imported
      </Text>
    );
  return <StatusWithReason status={record.status} reason={record.reason} />;
}

/** A quantity with the moment of its reading; untracked items are pointed out. */
function Quantity({ row: { quantity } }: { row: BooksRow }) {
  if (!quantity) return null;
  return (
    <Tooltip content={<QuantityHint quantity={quantity} />}>
      <button type="button" className="status-button">
        {quantity.isTracked ? quantity.text : <Badge tone="attention">{quantity.text}</Badge>}
      </button>
    </Tooltip>
  );
}

function QuantityHint({ quantity }: { quantity: NonNullable<BooksRow["quantity"]> }) {
  if (!quantity.isTracked)
    return <span>QuickBooks keeps no quantity of this item: inventory tracking is off for it.</span>;
  return (
    <span>
      As pulled <Moment iso={quantity.readAt} />
    </span>
  );
}
