import { Badge, BlockStack, Button, InlineStack, List, Text } from "@shopify/polaris";
import { SideLink } from "#app/ui/links/side-link.tsx";
import type { AdoptPageProps } from "./adopt-page.tsx";
import type { CandidateView, MatchView } from "./adoption-view.ts";

/** What was found for each order, customer or product, with the reasons and what can be done. */
export function MatchList(props: AdoptPageProps) {
  return (
    <ul className="rows" aria-label="What was found">
      {props.matches.map((match) => (
        <li key={match.key}>
          <Match {...props} match={match} />
        </li>
      ))}
    </ul>
  );
}

function Match(props: AdoptPageProps & { match: MatchView }) {
  const { match, isWorking, onDecline, onUndo } = props;
  const isOpen = match.state === "open" || match.state === "refused";
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        <SideLink name={match.name} url={match.shopUrl} system="Shopify" />
      </Text>
      {match.reason && (
        <div className="keep-lines">
          <Badge tone="warning">Not linked</Badge> {match.reason}
        </div>
      )}
      {match.candidates.map((candidate) => (
        <Candidate key={candidate.ref} {...props} candidate={candidate} />
      ))}
      <InlineStack gap="200">
        {isOpen && (
          <Button
            disabled={isWorking}
            onClick={() => onDecline(match)}
            accessibilityLabel={`Put ${match.name} aside`}
          >
            {match.verdict === "differs" ? "Put aside" : "Not the same"}
          </Button>
        )}
        {match.state === "linked" && match.kind === "order" && (
          <Button
            disabled={isWorking}
            onClick={() => onUndo(match)}
            accessibilityLabel={`Take the link of ${match.name} back`}
          >
            Take it back
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Candidate({
  match,
  candidate,
  isWorking,
  onLink,
}: AdoptPageProps & { match: MatchView; candidate: CandidateView }) {
  const isOffered = match.verdict !== "differs" && match.state !== "linked" && match.state !== "wanted";
  const isChosen = match.state === "linked" && match.ref === candidate.ref;
  return (
    <div className="pick-row">
      <div className="keep-lines">
        <InlineStack gap="200" blockAlign="center">
          <SideLink name={candidate.label} url={candidate.url} system="QuickBooks" />
          <Badge>{`Score ${candidate.score}`}</Badge>
          {isChosen && <Badge tone="success">Linked</Badge>}
        </InlineStack>
        <List>
          {candidate.reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
      </div>
      {isOffered && (
        <Button
          disabled={isWorking}
          onClick={() => onLink(match, candidate.ref)}
          accessibilityLabel={`Link ${match.name} to ${candidate.label}`}
        >
          Link
        </Button>
      )}
    </div>
  );
}
