import { IndexTable, Link, Text } from "@shopify/polaris";
import type { OrderRow } from "#app/ui/record/order-row.ts";
import { StatusWithReason } from "#app/ui/record/status-with-reason.tsx";
import { amountText } from "#app/ui/text/amount-text.ts";
import { Moment } from "#app/ui/text/moment.tsx";
import { DocumentLink } from "./document-link.tsx";

type RowProps = { order: OrderRow; position: number; isSelected: boolean };

/** One order in the wide table. */
export function OrderTableRow({ order, position, isSelected }: RowProps) {
  return (
    <IndexTable.Row
      id={order.id}
      position={position}
      selected={isSelected}
      accessibilityLabel={`Select order ${order.name}`}
    >
      <IndexTable.Cell>
        <Link url={order.href} dataPrimaryLink monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {order.name}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>{order.processedAt && <Moment iso={order.processedAt} />}</IndexTable.Cell>
      <IndexTable.Cell>
        <span className="cut-text customer">{order.customerName ?? "No customer"}</span>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {order.total && amountText(order.total.minor, order.total.currency)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StatusWithReason status={order.status} reason={order.reason} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <DocumentLink document={order.document} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

/** One order on a phone: what identifies it and what it needs, in two lines. */
export function OrderListRow({ order, position, isSelected }: RowProps) {
  return (
    <IndexTable.Row
      id={order.id}
      position={position}
      selected={isSelected}
      accessibilityLabel={`Select order ${order.name}`}
    >
      <IndexTable.Cell className="order-list-cell">
        <div className="order-list-row">
          <div className="order-list-line">
            <Link url={order.href} dataPrimaryLink monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {order.name}
              </Text>
            </Link>
            <Text as="span" numeric>
              {order.total && amountText(order.total.minor, order.total.currency)}
            </Text>
          </div>
          <div className="order-list-line subdued">
            <span className="cut-text">{order.customerName ?? "No customer"}</span>
            {order.processedAt && <Moment iso={order.processedAt} isDateOnly />}
          </div>
          <div className="order-list-line">
            <StatusWithReason status={order.status} reason={order.reason} />
            {order.document && <DocumentLink document={order.document} />}
          </div>
        </div>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
