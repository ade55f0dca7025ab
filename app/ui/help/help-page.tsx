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
