import { BlockStack, Modal, Text } from "@shopify/polaris";

export type DisconnectModalProps = {
  companyName: string;
  isOpen: boolean;
  isWorking: boolean;
  onCancel(): void;
  onConfirm(): void;
};

/** Asks before the connection ends; cancelling changes nothing. */
export function DisconnectModal({
  companyName,
  isOpen,
  isWorking,
  onCancel,
  onConfirm,
}: DisconnectModalProps) {
  return (
    <Modal
      open={isOpen}
      onClose={onCancel}
      title="Disconnect QuickBooks?"
      primaryAction={{ content: "Disconnect", destructive: true, loading: isWorking, onAction: onConfirm }}
      secondaryActions={[{ content: "Cancel", disabled: isWorking, onAction: onCancel }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <Text as="p">
            No order can be sent to {companyName} until you connect again. What is booked there stays as it
            is.
          </Text>
          <Text as="p" tone="subdued">
            New orders keep waiting here. When you connect the same company again, all links to its documents
            are kept and nothing is booked twice.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
