import { Banner, BlockStack, Card, Layout, Page, type PageProps, Text } from "@shopify/polaris";
import { ExternalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { Moment } from "#app/ui/text/moment.tsx";
import { BooksStateBadge } from "./books-state-badge.tsx";
import { type Confirmation, ConfirmModal } from "./confirm-modal.tsx";
import type { EntryFact } from "./entry-facts.ts";
import { EntryPicker, type EntryPickerProps, type PickedEntry } from "./entry-picker.tsx";
import { FactList } from "./fact-list.tsx";
import type { LinkRow } from "./link-row.ts";
import { unlinkWords } from "./link-words.ts";
import { SideLink } from "./side-link.tsx";

export type LinkHistoryLine = { key: string; at: string; change: string; detail: string; actor: string };
export type LinkPageProps = {
  link: LinkRow;
  /** What QuickBooks has of the entry; empty when its list was not read yet. */
  facts: EntryFact[];
  history: LinkHistoryLine[];
  /** Why it cannot be changed by hand; null when it can. */
  fixed: string | null;
  picker: Omit<EntryPickerProps, "onPick" | "currentId">;
  trouble: string | null;
  isWorking: boolean;
  onLink(toId: string): void;
  onUnlink(): void;
};

type Wish = { kind: "unlink" } | { kind: "link"; entry: PickedEntry };

/** One link: both sides, how they came together, and the merchant's hand on it. */
export function LinkPage(props: LinkPageProps) {
  const { link, fixed, trouble } = props;
  const [wish, setWish] = useState<Wish | null>(null);
  const confirm = () => {
    if (wish?.kind === "unlink") props.onUnlink();
    if (wish?.kind === "link") props.onLink(wish.entry.id);
    setWish(null);
  };
  return (
    <Page
      title={link.name}
      subtitle={link.kindWord}
      titleMetadata={<BooksStateBadge state={link.booksState} />}
      backAction={{ content: "Links", url: "/app/links" }}
      secondaryActions={actionsOf(props, () => setWish({ kind: "unlink" }))}
    >
      <BlockStack gap="400">
        {trouble && (
          <Banner tone="critical" title="Nothing was changed">
            {trouble}
          </Banner>
        )}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <SidesCard {...props} />
              {fixed === null ? (
                <PickCard {...props} onPick={(entry) => setWish({ kind: "link", entry })} />
              ) : null}
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <HistoryCard {...props} />
          </Layout.Section>
        </Layout>
      </BlockStack>
      <ConfirmModal
        confirmation={wish && confirmationOf(link, wish)}
        isWorking={props.isWorking}
        onCancel={() => setWish(null)}
        onConfirm={confirm}
      />
    </Page>
  );
}

function actionsOf(
  { link, fixed, isWorking }: LinkPageProps,
  onUnlink: () => void,
): NonNullable<PageProps["secondaryActions"]> {
  return [
    ...(fixed === null
      ? [{ content: "Unlink", destructive: true, disabled: isWorking, onAction: onUnlink }]
      : []),
    ...(link.shopUrl
      ? [{ content: "View in Shopify", icon: ExternalIcon, url: link.shopUrl, target: "_top" as const }]
      : []),
  ];
}

function confirmationOf(link: LinkRow, wish: Wish): Confirmation {
  if (wish.kind === "unlink") {
    return {
      title: `Unlink ${link.name}?`,
      texts: [unlinkWords(link.kind)],
      action: "Unlink",
      isDestructive: true,
    };
  }
  return {
    title: `Link ${link.name} to ${wish.entry.name}?`,
    texts: [
      `What is booked from now on goes to ${wish.entry.name}. What is booked already stays with ${link.booksName}.`,
      "What differs between both sides is settled as the settings say. Orders that failed or wait because of this entry are tried again.",
    ],
    action: "Link",
    isDestructive: false,
  };
}

function SidesCard({ link, facts, fixed }: LinkPageProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <dl className="facts">
          <dt>In Shopify</dt>
          <dd>
            <SideLink name={link.name} url={link.shopUrl} system="Shopify" />
          </dd>
          <dt>In QuickBooks</dt>
          <dd>
            <SideLink name={link.booksName} url={link.booksUrl} system="QuickBooks" />
          </dd>
          <dt>Matched</dt>
          <dd>{link.matched}</dd>
          <dt>Linked</dt>
          <dd>
            <Moment iso={link.linkedAt} />
          </dd>
          <dt>Shopify id</dt>
          <dd>{link.key}</dd>
          <dt>QuickBooks id</dt>
          <dd>{link.qboId}</dd>
        </dl>
        {facts.length > 0 && (
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              In QuickBooks
            </Text>
            <FactList facts={facts} />
          </BlockStack>
        )}
        {fixed !== null && (
          <Text as="p" tone="subdued">
            {fixed}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function PickCard({ link, picker, onPick }: LinkPageProps & { onPick(entry: PickedEntry): void }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Link to another entry
        </Text>
        <EntryPicker {...picker} currentId={link.qboId} onPick={onPick} />
      </BlockStack>
    </Card>
  );
}

function HistoryCard({ history }: LinkPageProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Changed by hand
        </Text>
        {history.length === 0 ? (
          <Text as="p" tone="subdued">
            Nobody has changed this link.
          </Text>
        ) : (
          <ol className="timeline">
            {history.map((line) => (
              <li key={line.key}>
                <div>{line.change}</div>
                <div className="keep-lines">{line.detail}</div>
                <div className="subdued keep-lines">{line.actor}</div>
                <div className="subdued">
                  <Moment iso={line.at} />
                </div>
              </li>
            ))}
          </ol>
        )}
      </BlockStack>
    </Card>
  );
}
