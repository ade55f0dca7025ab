import { BlockStack, Button, Card, InlineStack, Link, Select, Text } from "@shopify/polaris";
import type { Reason, RecordKind, RecordStatus } from "#app/domain/record/record-status.ts";
import type { RunResult } from "#app/domain/runs/run.ts";
import { listedKind, numberText } from "#app/ui/record/kind-words.ts";
import { namelessText, recordHref } from "#app/ui/record/record-row.ts";
import { StatusWithReason } from "#app/ui/record/status-with-reason.tsx";
import type { RunPageProps } from "./run-page.tsx";
import type { RunRow } from "./run-row.ts";
import { resultLabels, resultOrder } from "./run-words.ts";

/** One record of a run: what came of it then, and where it stands now. */
export type RunItemRow = {
  position: number;
  name: string;
  href: string | null;
  isAsked: boolean;
  result: RunResult | null;
  status: RecordStatus | null;
  reason: Reason | null;
};

type ItemFacts = Omit<RunItemRow, "name" | "href"> & { id: string; name: string };

/** Picks what is shown of a record of a run. */
export function runItemRow(kind: RecordKind, { id, name, ...item }: ItemFacts): RunItemRow {
  const list = listedKind(kind);
  return {
    ...item,
    name: name || (list ? namelessText(list, id) : id),
    href: list && item.status !== null ? recordHref(list, id) : null,
  };
}

type RunItemsProps = Pick<RunPageProps, "run" | "items" | "nextAfter" | "isFirstPage" | "result" | "onShow">;

/** Per record what came of it; trouble can be looked at alone. */
export function RunItems({ run, items, nextAfter, isFirstPage, result, onShow }: RunItemsProps) {
  const options = [
    { label: "All", value: "" },
    ...resultOrder
      .filter((one) => one === result || (run.results[one] ?? 0) > 0)
      .map((one) => ({ label: `${resultLabels[one]} (${numberText(run.results[one] ?? 0)})`, value: one })),
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            Record by record
          </Text>
          <Select
            label="Show"
            labelInline
            options={options}
            value={result ?? ""}
            onChange={(value) =>
              onShow({ result: resultOrder.find((one) => one === value) ?? null, after: 0 })
            }
          />
        </InlineStack>
        {items.length === 0 ? (
          <Text as="p" tone="subdued">
            None.
          </Text>
        ) : (
          <ul className="rows">
            {items.map((item) => (
              <li key={item.position}>
                <div className="record-list-line">
                  <span className="cut-text">
                    {item.href ? (
                      <Link url={item.href} removeUnderline>
                        {item.name}
                      </Link>
                    ) : (
                      item.name
                    )}
                  </span>
                  <ItemFate item={item} run={run} />
                </div>
                {item.reason && item.result !== null && (
                  <Text as="p" tone="subdued" variant="bodySm">
                    {item.reason.title}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        )}
        {(nextAfter !== null || !isFirstPage) && (
          <InlineStack gap="200" align="center">
            <Button disabled={isFirstPage} onClick={() => onShow({ result, after: 0 })}>
              First page
            </Button>
            <Button
              disabled={nextAfter === null}
              onClick={() => nextAfter !== null && onShow({ result, after: nextAfter })}
            >
              Next page
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function ItemFate({ item, run }: { item: RunItemRow; run: RunRow }) {
  if (item.result === "unknown" || item.status === null) return <span className="subdued">Not found</span>;
  if (item.result !== null || run.state === "ready") {
    return <StatusWithReason status={item.status} reason={item.reason} />;
  }
  if (!run.isOpen) return <span className="subdued">Not done</span>;
  return <span className="subdued">{item.isAsked ? "Under way" : "Waits for its turn"}</span>;
}
