import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";

type HoldModalProps = {
  /** `order #1001`. */
  what: string;
  isOpen: boolean;
  onCancel(): void;
  onHold(note: string): void;
};

/** Holds a record back, with a word for whoever finds it later. */
export function HoldModal({ what, isOpen, onCancel, onHold }: HoldModalProps) {
  const [note, setNote] = useState("");
  return (
    <Modal
      open={isOpen}
      onClose={onCancel}
      title={`Hold ${what}?`}
      primaryAction={{ content: "Hold", onAction: () => onHold(note) }}
      secondaryActions={[{ content: "Cancel", onAction: onCancel }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">It is not sent to QuickBooks until somebody releases or pushes it.</Text>
          <TextField
            label="Note (optional)"
            value={note}
            onChange={setNote}
            maxLength={500}
            showCharacterCount
            multiline={2}
            autoComplete="off"
            helpText="For example: waiting for the fraud review."
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
