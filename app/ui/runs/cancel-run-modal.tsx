import { Modal, Text } from "@shopify/polaris";

type CancelRunModalProps = { isOpen: boolean; onBack(): void; onCancelRun(): void };

/** Asks once: a cancelled run cannot go on, it can only be started anew. */
export function CancelRunModal({ isOpen, onBack, onCancelRun }: CancelRunModalProps) {
  return (
    <Modal
      open={isOpen}
      onClose={onBack}
      title="Cancel this run?"
      primaryAction={{ content: "Cancel run", destructive: true, onAction: onCancelRun }}
      secondaryActions={[{ content: "Keep it going", onAction: onBack }]}
    >
      <Modal.Section>
        <Text as="p">
          What was sent already stays in QuickBooks, and what is under way is still finished. The rest stays
          as it is; you can start again at any time, and nothing is sent twice.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
