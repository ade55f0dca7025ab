import { BlockStack, Card, InlineStack, Layout, Link, List, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { StatusBadge } from "#app/ui/record/status-badge.tsx";
import { statusOrder, statusWords } from "#app/ui/record/status-words.ts";

/** What the app does, what it does not do yet, and whom to ask. */
export function HelpPage({ supportEmail }: { supportEmail: string }) {
  return (
    <Page title="Help" backAction={{ content: "Home", url: "/app" }}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <WhatBecomesWhat />
            <Statuses />
            <HeldForNow />
            <FromDesktop />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Topic title="Ask us">
              <Text as="p">
                Write to <Link url={`mailto:${supportEmail}`}>{supportEmail}</Link>. Name the order and the
                code that stands with its reason.
              </Text>
            </Topic>
            <WhereToFind />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Topic({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

function WhatBecomesWhat() {
  return (
    <Topic title="What becomes what">
      <List>
        <List.Item>
          An order becomes an <b>invoice</b>: a line for each product, and lines of their own for discounts,
          shipping, tax and tips.
        </List.Item>
        <List.Item>
          Money received becomes a <b>payment</b> that is linked to the invoice. It goes to a clearing account
          for its payment gateway, until it is paid out.
        </List.Item>
        <List.Item>
          Customers and products that QuickBooks does not have are created when an order needs them. Customers
          are matched by e-mail, products by SKU.
        </List.Item>
        <List.Item>
          Before anything is sent, the lines are added up and compared with Shopify's own totals: the amount,
          the tax and the money received must be equal to the cent.
        </List.Item>
      </List>
      <Text as="p" tone="subdued">
        QuickBooks Online offers apps no sales orders. That is why your orders show as invoices there.
      </Text>
    </Topic>
  );
}

function Statuses() {
  return (
    <Topic title="QBO Status">
      <ul className="rows">
        {statusOrder.map((status) => (
          <li key={status}>
            <InlineStack gap="300" blockAlign="center">
              <span className="status-column">
                <StatusBadge status={status} />
              </span>
              <Text as="span">{statusWords[status].meaning}</Text>
            </InlineStack>
          </li>
        ))}
      </ul>
      <Text as="p" tone="subdued">
        Point at a status in the orders list, or reach it with the Tab key, to read its reason and what to do.
      </Text>
    </Topic>
  );
}

function HeldForNow() {
  return (
    <Topic title="Held for a person, for now">
      <Text as="p">
        These orders are not booked by themselves yet. They are held with the reason, never booked wrong:
      </Text>
      <List>
        <List.Item>
          with a refund, a return, an exchange, a cancellation or an edit after they were placed
        </List.Item>
        <List.Item>with gift cards, sold or used, or store credit</List.Item>
        <List.Item>paid in another currency than the store's</List.Item>
        <List.Item>with duties, additional fees, bundles, or tax that a marketplace remits</List.Item>
        <List.Item>from companies (B2B) or with payment terms</List.Item>
      </List>
      <Text as="p" tone="subdued">
        Book such an order by hand in QuickBooks and exclude it here, or leave it: it is booked once the app
        learns to.
      </Text>
    </Topic>
  );
}

function FromDesktop() {
  return (
    <Topic title="Coming from a QuickBooks Desktop connector">
      <List>
        <List.Item>
          There is nothing to install and no Web Connector: this app talks to QuickBooks Online by itself, at
          any hour, without a computer that has to be on.
        </List.Item>
        <List.Item>
          Orders go out when they happen, not when a session is started. Settings can turn that off; then you
          push from the <Link url="/app/orders">Orders</Link> list.
        </List.Item>
        <List.Item>
          QuickBooks Online offers apps no sales orders. A draft order can become an estimate, an order
          becomes an invoice or a sales receipt.
        </List.Item>
        <List.Item>
          Customers, vendors and employees share one list of names there: a customer who has a vendor's name
          gets a name of their own.
        </List.Item>
        <List.Item>
          Items are found under Products and services. Item groups are bundles there, and stock is valued
          first in, first out instead of by average cost.
        </List.Item>
        <List.Item>
          Customers and items that were moved over from Desktop are linked to your store's by e-mail address,
          SKU or name, not doubled. <Link url="/app/push">Manual data push</Link> shows beforehand what would
          be linked and what created.
        </List.Item>
        <List.Item>
          Documents that the Desktop connector made have no link here. Set the start date after the last of
          them, so that no order is booked twice.
        </List.Item>
      </List>
    </Topic>
  );
}

function WhereToFind() {
  return (
    <Topic title="Where to see the status">
      <Text as="p">
        Shopify lets no app add a column to its own Orders page. The column <b>QBO Status</b> is in this app,
        under <Link url="/app/orders">Orders</Link>.
      </Text>
      <Text as="p">
        Each order also carries its status as a metafield, QuickBooks Online Status, which Shopify can filter
        by.
      </Text>
    </Topic>
  );
}
