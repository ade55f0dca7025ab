import { BlockStack, Button, Card, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { AdoptPageProps } from "./adopt-page.tsx";

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Which days are looked at; a new look takes the place of the one before. */
export function StartCard({ adoption, offered, isWorking, onStart }: AdoptPageProps) {
  const [from, setFrom] = useState(adoption?.fromDay ?? offered.from);
  const [to, setTo] = useState(adoption?.toDay ?? offered.to);
  const trouble = (text: string) => (isDay(text) ? undefined : "Enter a date, for example 2026-01-01.");
  const errors = { from: trouble(from), to: trouble(to) };
  const isReady = errors.from === undefined && errors.to === undefined;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {adoption ? "Look again" : "Look for what stands there"}
        </Text>
        <Text as="p" tone="subdued">
          Nothing is changed by looking, on either side. Customers and products are matched by e-mail address,
          SKU and name; orders of these days by number, memo, total, date, buyer and lines.
        </Text>
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label="First day"
              value={from}
              onChange={setFrom}
              autoComplete="off"
              error={errors.from ?? false}
            />
            <TextField
              label="Last day"
              value={to}
              onChange={setTo}
              autoComplete="off"
              error={errors.to ?? false}
            />
          </FormLayout.Group>
        </FormLayout>
        <InlineStack>
          <Button
            {...(!adoption && { variant: "primary" as const })}
            disabled={!isReady}
            loading={isWorking}
            onClick={() => onStart({ from, to })}
          >
            {adoption ? "Look again" : "Look"}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
