import {
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  DropZone,
  InlineStack,
  Page,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { type LinkVerdict, linkVerdicts } from "#app/domain/lists/links/judge-link-line.ts";
import type { Reason } from "#app/domain/record/record-status.ts";
import { Moment } from "#app/ui/text/moment.tsx";
import { FileLines, type FileLineView } from "./file-lines.tsx";

export type LinksFileView = {
  id: string;
  name: string;
  state: "checking" | "ready" | "applied" | "failed";
  reason: Reason | null;
  createdAt: string;
  counts: Record<LinkVerdict, number>;
  lines: FileLineView[];
  nextAfter: number | null;
};
export type FilePageProps = {
  file: LinksFileView | null;
  verdict: LinkVerdict | null;
  isFirstPage: boolean;
  maxBytes: number;
  trouble: string | null;
  isWorking: boolean;
  onGive(file: File): void;
  onApply(withDiffering: boolean): void;
  onDiscard(): void;
  onShow(change: { verdict: LinkVerdict | null; after: number }): void;
};

/** Links given as a CSV file: checked line by line, shown, and applied as a whole or not at all. */
export function FilePage(props: FilePageProps) {
  const { file, trouble } = props;
  const isOpen = file !== null && (file.state === "checking" || file.state === "ready");
  return (
    <Page
      title="Import links"
      subtitle="A CSV file as Export writes it. Nothing is changed before you have seen what it would do."
      backAction={{ content: "Links", url: "/app/links" }}
    >
      <BlockStack gap="400">
        {trouble && (
          <Banner tone="critical" title="Nothing was changed">
            {trouble}
          </Banner>
        )}
        {file && <FileCard {...props} file={file} />}
        {!isOpen && <GiveCard {...props} />}
        {file && isOpen && <FileLines {...props} file={file} />}
      </BlockStack>
    </Page>
  );
}

function GiveCard({ maxBytes, isWorking, onGive }: FilePageProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const megabytes = Math.round(maxBytes / 1024 / 1024);
  const drop = (files: File[], accepted: File[]) => {
    const [file] = accepted;
    if (!file) return setRefusal(`${files[0]?.name ?? "This"} is no CSV file.`);
    if (files.length > 1) return setRefusal("Give one file at a time.");
    if (file.size > maxBytes) return setRefusal(`${file.name} is larger than ${megabytes} MB.`);
    setRefusal(null);
    onGive(file);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <DropZone
          label="CSV file"
          accept=".csv,text/csv,text/plain,text/tab-separated-values"
          type="file"
          allowMultiple={false}
          disabled={isWorking}
          onDrop={drop}
          {...(refusal !== null && { error: true })}
        >
          <DropZone.FileUpload
            actionTitle={isWorking ? "Reading the file…" : "Choose a file"}
            actionHint={`or drop it here; up to ${megabytes} MB`}
          />
        </DropZone>
        {refusal !== null && (
          <Text as="p" tone="critical">
            {refusal}
          </Text>
        )}
        <Text as="p" tone="subdued">
          Needed columns: Kind, Shopify id, QuickBooks id. Customers have a Currency beside. Links of
          documents, accounts and items of the settings are for export only.
        </Text>
      </BlockStack>
    </Card>
  );
}

function FileCard({ file, isWorking, onApply, onDiscard }: FilePageProps & { file: LinksFileView }) {
  const [withDiffering, setWithDiffering] = useState(false);
  const { counts, state } = file;
  const total = linkVerdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  const checked = total - counts.unchecked;
  const wanted = counts.new + (withDiffering ? counts.differs : 0);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            <span className="keep-lines">{file.name}</span>
          </Text>
          <Text as="p" tone="subdued">
            {total === 1 ? "1 line" : `${total} lines`}, given <Moment iso={file.createdAt} />
          </Text>
        </BlockStack>
        {state === "checking" && (
          <BlockStack gap="200">
            <Text as="p">
              Checked against Shopify and QuickBooks: {checked} of {total} lines.
            </Text>
            <ProgressBar progress={total === 0 ? 0 : Math.floor((100 * checked) / total)} size="small" />
          </BlockStack>
        )}
        {state === "ready" && <Text as="p">{readyText(counts)}</Text>}
        {state === "applied" && <Banner tone="success">This file was applied.</Banner>}
        {state === "failed" && file.reason && (
          <Banner tone="critical" title={file.reason.title}>
            {file.reason.cause} {file.reason.fix}
          </Banner>
        )}
        {state === "ready" && counts.differs > 0 && (
          <Checkbox
            label={`Also replace ${counts.differs === 1 ? "1 link that leads" : `${counts.differs} links that lead`} elsewhere now`}
            checked={withDiffering}
            onChange={setWithDiffering}
          />
        )}
        {(state === "ready" || state === "checking") && (
          <InlineStack gap="200">
            <Button
              variant="primary"
              disabled={state !== "ready" || wanted === 0}
              loading={isWorking}
              onClick={() => onApply(withDiffering)}
            >
              {wanted === 1 ? "Make 1 link" : `Make ${wanted} links`}
            </Button>
            <Button disabled={isWorking} onClick={onDiscard}>
              Discard
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function readyText({ new: fresh, differs, same, refused, repeated }: Record<LinkVerdict, number>): string {
  const parts = [
    [fresh, "new"],
    [same, "unchanged"],
    [differs, "linked otherwise now"],
    [refused, "refused"],
    [repeated, "repeated"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${told.join(", ")}.`;
}
