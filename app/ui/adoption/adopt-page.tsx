import { Banner, BlockStack, Button, Card, InlineStack, Page, Tabs, Text } from "@shopify/polaris";
import {
  type AdoptionState,
  type AdoptionView,
  adoptionKinds,
  adoptionTabs,
  kindWords,
  type MatchView,
  tabWords,
} from "./adoption-view.ts";
import { MatchList } from "./match-list.tsx";
import { ProgressCard } from "./progress-card.tsx";
import { StartCard } from "./start-card.tsx";

export type AdoptPageProps = {
  isConnected: boolean;
  offered: { from: string; to: string };
  adoption: AdoptionView | null;
  state: AdoptionState;
  matches: MatchView[];
  nextAfter: string | null;
  trouble: string | null;
  isWorking: boolean;
  onStart(days: { from: string; to: string }): void;
  onGoOn(): void;
  onPause(): void;
  onShow(change: Partial<AdoptionState>): void;
  onLink(match: MatchView, ref: string): void;
  onLinkAll(): void;
  onDecline(match: MatchView): void;
  onUndo(match: MatchView): void;
};

/** At go-live: what stands in the books already is found, shown with reasons, and linked instead of doubled. */
export function AdoptPage(props: AdoptPageProps) {
  const { isConnected, adoption, trouble } = props;
  return (
    <Page
      title="Adopt existing books"
      subtitle="Customers, products and sales that stand in QuickBooks already are linked instead of being made twice."
      backAction={{ content: "Links", url: "/app/links" }}
    >
      <BlockStack gap="400">
        {trouble && (
          <Banner tone="critical" title="Nothing was changed">
            {trouble}
          </Banner>
        )}
        {!isConnected && (
          <Banner
            tone="info"
            title="QuickBooks is not connected"
            action={{ content: "Open the QuickBooks connection", url: "/app/connection" }}
          >
            Connect the company whose books are to be looked at first.
          </Banner>
        )}
        {isConnected && (adoption ? <ProgressCard {...props} adoption={adoption} /> : null)}
        {isConnected && <StartCard {...props} />}
        {isConnected && adoption && <FindsCard {...props} adoption={adoption} />}
      </BlockStack>
    </Page>
  );
}

function FindsCard(props: AdoptPageProps & { adoption: AdoptionView }) {
  const { adoption, state, matches, nextAfter, isWorking, onShow, onLinkAll } = props;
  const counts = adoption.counts[state.kind];
  const shown = adoptionTabs.filter((tab) => tab === "match" || tab === state.tab || counts[tab] > 0);
  const open = counts.match;
  return (
    <Card padding="0">
      <Tabs
        tabs={adoptionKinds.map((kind) => ({ id: `adopt-${kind}`, content: kindWords[kind].many }))}
        selected={adoptionKinds.indexOf(state.kind)}
        onSelect={(index) => onShow({ kind: adoptionKinds[index] ?? "order", tab: "match", after: "" })}
      />
      <Tabs
        tabs={shown.map((tab) => ({ id: `adopt-tab-${tab}`, content: `${tabWords[tab]} (${counts[tab]})` }))}
        selected={Math.max(0, shown.indexOf(state.tab))}
        onSelect={(index) => onShow({ tab: shown[index] ?? "match", after: "" })}
      />
      <div className="adopt-list">
        <BlockStack gap="400">
          {counts.wanted > 0 && (
            <Text as="p" tone="subdued">
              {counts.wanted === 1 ? "1 is being linked." : `${counts.wanted} are being linked.`}
            </Text>
          )}
          {state.tab === "match" && open > 0 && (
            <InlineStack>
              <Button variant="primary" disabled={isWorking} onClick={onLinkAll}>
                {open === 1 ? "Link the 1 match" : `Link all ${open} matches`}
              </Button>
            </InlineStack>
          )}
          <MatchList {...props} />
          {(nextAfter !== null || state.after !== "") && (
            <InlineStack gap="200" align="center">
              <Button disabled={state.after === ""} onClick={() => onShow({ after: "" })}>
                First ones
              </Button>
              <Button disabled={nextAfter === null} onClick={() => onShow({ after: nextAfter ?? "" })}>
                Next ones
              </Button>
            </InlineStack>
          )}
          {matches.length === 0 && (
            <Text as="p" tone="subdued">
              {adoption.state === "looking" ? "Nothing yet." : `No ${kindWords[state.kind].one} stands here.`}
            </Text>
          )}
        </BlockStack>
      </div>
    </Card>
  );
}
