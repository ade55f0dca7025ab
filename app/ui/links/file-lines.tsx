import { Badge, Card, IndexTable, Tabs, Text, useBreakpoints } from "@shopify/polaris";
import type { LinkVerdict } from "#app/domain/lists/links/judge-link-line.ts";
import type { FilePageProps, LinksFileView } from "./file-page.tsx";
import { verdictOrder, verdictWords } from "./file-words.ts";

/** One line of a file. Plain data. */
export type FileLineView = {
  line: number;
  verdict: LinkVerdict;
  reason: string | null;
  kindWord: string;
  name: string;
  booksName: string;
};

/** The lines of a file by what each would do, with the reason. */
export function FileLines({ file, verdict, isFirstPage, onShow }: FilePageProps & { file: LinksFileView }) {
  const isNarrow = useBreakpoints().smDown;
  const shown = verdictOrder.filter((one) => file.counts[one] > 0);
  const tabs: (LinkVerdict | null)[] = [null, ...shown];
  return (
    <Card padding="0">
      <Tabs
        tabs={tabs.map((one) => ({
          id: `lines-${one ?? "all"}`,
          content: one === null ? "All lines" : `${verdictWords[one].label} (${file.counts[one]})`,
        }))}
        selected={Math.max(0, tabs.indexOf(verdict))}
        onSelect={(index) => onShow({ verdict: tabs[index] ?? null, after: 0 })}
      />
      <IndexTable
        resourceName={{ singular: "line", plural: "lines" }}
        itemCount={file.lines.length}
        selectable={false}
        headings={
          isNarrow
            ? [{ title: "Line" }]
            : [
                { title: "Line" },
                { title: "What it does" },
                { title: "In Shopify" },
                { title: "In QuickBooks" },
                { title: "Kind" },
              ]
        }
        pagination={{
          hasNext: file.nextAfter !== null,
          hasPrevious: !isFirstPage,
          onNext: () => onShow({ verdict, after: file.nextAfter ?? 0 }),
          onPrevious: () => onShow({ verdict, after: 0 }),
          accessibilityLabels: { previous: "First lines", next: "Next lines" },
        }}
      >
        {file.lines.map((line, position) => (
          <IndexTable.Row key={line.line} id={String(line.line)} position={position}>
            {isNarrow ? <PhoneCells line={line} /> : <WideCells line={line} />}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

function WideCells({ line }: { line: FileLineView }) {
  return (
    <>
      <IndexTable.Cell>
        <Text as="span" numeric>
          {line.line}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell className="wrapping-cell">
        <Verdict line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <span className="cut-text customer">{line.name}</span>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <span className="cut-text customer">{line.booksName}</span>
      </IndexTable.Cell>
      <IndexTable.Cell>{line.kindWord}</IndexTable.Cell>
    </>
  );
}

function PhoneCells({ line }: { line: FileLineView }) {
  return (
    <IndexTable.Cell className="record-list-cell">
      <div className="record-list-row">
        <div className="record-list-line">
          <span className="cut-text">{line.name}</span>
          <span className="subdued">Line {line.line}</span>
        </div>
        <div className="record-list-line">
          <span className="cut-text">{line.booksName}</span>
          <span className="subdued">{line.kindWord}</span>
        </div>
        <Verdict line={line} />
      </div>
    </IndexTable.Cell>
  );
}

function Verdict({ line }: { line: FileLineView }) {
  const { label, tone } = verdictWords[line.verdict];
  return (
    <div className="keep-lines">
      <Badge {...(tone && { tone })} toneAndProgressLabelOverride="This line">
        {label}
      </Badge>
      {line.reason && <div>{line.reason}</div>}
    </div>
  );
}
