import { BlockStack, Card, Text } from "@shopify/polaris";
import { numberText } from "#app/ui/record/kind-words.ts";
import type { RunRow } from "./run-row.ts";
import { runCountText } from "./run-words.ts";

/** What a run would do, in counts. */
export type PreviewCounts = {
  total: number;
  linked: number;
  fitting: number;
  fresh: number;
  setAside: number;
  isListRead: boolean;
};

/** What would happen, before it does: counts first. */
export function PreviewCard({ run, preview }: { run: RunRow; preview: PreviewCounts }) {
  const isOrders = run.recordKind === "order";
  const facts = isOrders ? orderFacts(preview) : entryFacts(run, preview);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {preview.total === 0
            ? "There is nothing to push"
            : `What happens to ${runCountText(run.recordKind, preview.total)}`}
        </Text>
        <dl className="tiles">
          {facts.map(({ label, count, text }) => (
            <div key={label} className={count === 0 ? "tile tile-zero" : "tile"}>
              <dd className="tile-count">{numberText(count)}</dd>
              <dt>
                <Text as="span" fontWeight="semibold">
                  {label}
                </Text>
                <br />
                <Text as="span" tone="subdued" variant="bodySm">
                  {text}
                </Text>
              </dt>
            </div>
          ))}
        </dl>
        <BlockStack gap="100">
          {!isOrders && (
            <Text as="p" tone="subdued">
              {preview.isListRead
                ? "Counted by names and e-mail addresses; each record is looked at whole when its turn comes. Where several entries fit, nothing is guessed: the record is held and you choose."
                : "QuickBooks' list has not been read yet, so nobody knows which entries fit. Each record is looked at whole when its turn comes, and nothing is doubled."}
            </Text>
          )}
          {preview.setAside > 0 && (
            <Text as="p" tone="subdued">
              {isOrders
                ? `Held or excluded by somebody: ${runCountText("order", preview.setAside)}. They stay so.`
                : `Held or excluded by somebody: ${runCountText(run.recordKind, preview.setAside)}. A push by hand sends them all the same.`}
            </Text>
          )}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function entryFacts({ recordKind }: RunRow, { linked, fitting, fresh }: PreviewCounts) {
  const isCustomer = recordKind === "customer";
  return [
    {
      label: "Created",
      count: fresh,
      text: `No ${isCustomer ? "customer" : "item"} like it is in QuickBooks.`,
    },
    {
      label: "Linked",
      count: fitting,
      text: `${isCustomer ? "A customer" : "An item"} that fits is in QuickBooks already.`,
    },
    { label: "Updated", count: linked, text: "Linked already: only differences are sent, if there are any." },
  ];
}

function orderFacts({ linked, fitting, fresh, setAside }: PreviewCounts) {
  return [
    { label: "Booked", count: fresh + fitting - setAside, text: "As your settings and rules say." },
    { label: "Booked already", count: linked, text: "They are not booked twice." },
  ];
}
