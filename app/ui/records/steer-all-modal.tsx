import { BlockStack, Modal, Text } from "@shopify/polaris";
import { countText, type ListedKind } from "#app/ui/record/kind-words.ts";
import { type SteeringName, steeringLabels } from "./steering-words.ts";

type SteerAllModalProps = {
  kind: ListedKind;
  total: number;
  wish: SteeringName | null;
  onCancel(): void;
  onConfirm(steering: SteeringName): void;
};

const effects: Record<SteeringName, string> = {
  push: "What is in QuickBooks already is not doubled: it is looked at again, and only differences are sent.",
  retry: "What failed or waits for something is looked at again under your settings.",
  hold: "They are not sent until somebody releases or pushes them. What is in QuickBooks already stays there.",
  release: "Those that somebody held or excluded go out again under your settings.",
  exclude:
    "They stay out of QuickBooks until somebody releases or pushes them. What is there already stays there.",
};

/** Asks once before something is done to more than anybody can see on a page. */
export function SteerAllModal({ kind, total, wish, onCancel, onConfirm }: SteerAllModalProps) {
  return (
    <Modal
      open={wish !== null}
      onClose={onCancel}
      title={wish ? `${steeringLabels[wish]}: all ${countText(kind, total)}?` : ""}
      primaryAction={{
        content: wish ? steeringLabels[wish] : "",
        onAction: () => wish && onConfirm(wish),
      }}
      secondaryActions={[{ content: "Cancel", onAction: onCancel }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <Text as="p">This is about everything that the list shows now, on all its pages.</Text>
          {wish && <Text as="p">{effects[wish]}</Text>}
          <Text as="p" tone="subdued">
            It goes on by itself when you leave the page, and can be paused.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
