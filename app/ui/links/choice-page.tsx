import { Banner, BlockStack, Button, Card, Page, Text } from "@shopify/polaris";
import type { EntryView } from "./entry-facts.ts";
import { FactList } from "./fact-list.tsx";
import { SideLink } from "./side-link.tsx";

export type ChoicePageProps = {
  name: string;
  kindWord: string;
  shopUrl: string | null;
  /** How many records go out once it is chosen. */
  waiting: number;
  candidates: EntryView[];
  trouble: string | null;
  isWorking: boolean;
  onChoose(id: string): void;
};

/** Several entries of QuickBooks fit: a person says which one it is, and everything that waits goes out. */
export function ChoicePage(props: ChoicePageProps) {
  const { name, kindWord, shopUrl, waiting, candidates, trouble } = props;
  const differing = differingLabels(candidates);
  return (
    <Page
      title={`Which one is ${name}?`}
      subtitle={kindWord}
      backAction={{ content: "Links", url: "/app/links" }}
    >
      <BlockStack gap="400">
        {trouble && (
          <Banner tone="critical" title="Nothing was changed">
            {trouble}
          </Banner>
        )}
        <Card>
          <BlockStack gap="200">
            <Text as="p">
              In Shopify: <SideLink name={name} url={shopUrl} system="Shopify" />
            </Text>
            <Text as="p" tone="subdued">
              {waiting === 1 ? "1 record waits" : `${waiting} records wait`} for this choice and will go out
              at once. What tells the candidates apart stands out.
            </Text>
          </BlockStack>
        </Card>
        {candidates.map((candidate) => (
          <Candidate key={candidate.id} {...props} candidate={candidate} differing={differing} />
        ))}
        {candidates.length === 0 && (
          <Banner tone="warning" title="None of the candidates is there any more">
            Push the records that wait once more: they are matched anew.
          </Banner>
        )}
      </BlockStack>
    </Page>
  );
}

type CandidateProps = ChoicePageProps & { candidate: EntryView; differing: string[] };

function Candidate({ candidate, differing, isWorking, onChoose }: CandidateProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <div className="pick-row">
          <Text as="h2" variant="headingMd">
            <SideLink name={candidate.name} url={candidate.url} system="QuickBooks" />
          </Text>
          <Button
            variant="primary"
            disabled={isWorking || !candidate.isActive}
            onClick={() => onChoose(candidate.id)}
            accessibilityLabel={`Choose ${candidate.name}`}
          >
            Choose
          </Button>
        </div>
        <FactList facts={candidate.facts} differing={differing} />
        <Text as="p" tone="subdued" variant="bodySm">
          QuickBooks id {candidate.id}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** Facts that are not the same for all candidates. */
export function differingLabels(candidates: readonly EntryView[]): string[] {
  const labels = new Set(candidates.flatMap(({ facts }) => facts.map(({ label }) => label)));
  return [...labels].filter((label) => {
    const values = candidates.map(({ facts }) => facts.find((fact) => fact.label === label)?.value ?? "");
    return new Set(values).size > 1;
  });
}
