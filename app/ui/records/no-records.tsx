import { EmptySearchResult } from "@shopify/polaris";
import { kindWords, type ListedKind } from "#app/ui/record/kind-words.ts";
import type { RecordListState } from "./record-list-address.ts";

const firstWords: Record<ListedKind, string> = {
  order: "An order appears here within seconds of being placed in your store.",
  customer:
    "A customer appears here when an order needs one or when it changes in Shopify. «Find all in Shopify» lists everybody at once and sends nothing.",
  product:
    "A product appears here when an order sells it or when it changes in Shopify. «Find all in Shopify» lists the whole catalogue at once and sends nothing.",
};

/** What an empty list says: nothing fits, nothing stands there, or nothing has come yet. */
export function NoRecords({ kind, state }: { kind: ListedKind; state: RecordListState }) {
  const { one, many } = kindWords[kind];
  if (state.search)
    return (
      <EmptySearchResult
        title={`No ${one} fits`}
        description={`Nothing was found for "${state.search}". Try another part of a name or number.`}
        withIllustration={false}
      />
    );
  if (state.status)
    return (
      <EmptySearchResult
        title={`No ${one} is ${state.status}`}
        description="Choose another view to see the others."
        withIllustration={false}
      />
    );
  return (
    <EmptySearchResult title={`No ${many} yet`} description={firstWords[kind]} withIllustration={false} />
  );
}
