import { IndexTable, type IndexTableProps, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Moment } from "#app/ui/text/moment.tsx";
import { BooksStateBadge } from "./books-state-badge.tsx";
import type { LinkRow } from "./link-row.ts";
import { SideLink } from "./side-link.tsx";

export type LinksTableProps = {
  links: LinkRow[];
  withKind: boolean;
  isLoading: boolean;
  emptyState: ReactNode;
  pagination: NonNullable<IndexTableProps["pagination"]>;
};

const phoneHeadings: IndexTableProps["headings"] = [{ title: "Link" }];

/** The links of one page. A row leads to the page of its link. */
export function LinksTable({ links, withKind, isLoading, emptyState, pagination }: LinksTableProps) {
  const isNarrow = useBreakpoints().smDown;
  const headings: IndexTableProps["headings"] = [
    { title: "In Shopify" },
    ...(withKind ? [{ title: "Kind" }] : []),
    { title: "In QuickBooks" },
    { title: "Matched" },
    { title: "When" },
  ];
  return (
    <IndexTable
      resourceName={{ singular: "link", plural: "links" }}
      itemCount={links.length}
      selectable={false}
      headings={isNarrow ? phoneHeadings : (headings as typeof phoneHeadings)}
      loading={isLoading}
      emptyState={emptyState}
      pagination={pagination}
    >
      {links.map((link, position) =>
        isNarrow ? (
          <PhoneRow key={link.id} link={link} position={position} />
        ) : (
          <WideRow key={link.id} link={link} position={position} withKind={withKind} />
        ),
      )}
    </IndexTable>
  );
}

function WideRow({ link, position, withKind }: { link: LinkRow; position: number; withKind: boolean }) {
  return (
    <IndexTable.Row id={link.id} position={position}>
      <IndexTable.Cell>
        <Name link={link} />
      </IndexTable.Cell>
      {withKind && <IndexTable.Cell>{link.kindWord}</IndexTable.Cell>}
      <IndexTable.Cell>
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          <SideLink name={link.booksName} url={link.booksUrl} system="QuickBooks" />
          <BooksStateBadge state={link.booksState} />
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{link.matched}</IndexTable.Cell>
      <IndexTable.Cell>
        <Moment iso={link.linkedAt} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function PhoneRow({ link, position }: { link: LinkRow; position: number }) {
  return (
    <IndexTable.Row id={link.id} position={position}>
      <IndexTable.Cell className="record-list-cell">
        <div className="record-list-row">
          <div className="record-list-line">
            <Name link={link} />
            <BooksStateBadge state={link.booksState} />
          </div>
          <div className="record-list-line">
            <SideLink name={link.booksName} url={link.booksUrl} system="QuickBooks" />
            <span className="subdued">{link.kindWord}</span>
          </div>
          <div className="record-list-line subdued">
            <span>{link.matched}</span>
            <Moment iso={link.linkedAt} isDateOnly />
          </div>
        </div>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function Name({ link }: { link: LinkRow }) {
  return (
    <span className="cut-text link-name">
      <Link url={link.href} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold">
          {link.name}
        </Text>
      </Link>
    </span>
  );
}
