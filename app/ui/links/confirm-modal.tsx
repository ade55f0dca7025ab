import { BlockStack, Modal, Text } from "@shopify/polaris";

export type Confirmation = { title: string; texts: string[]; action: string; isDestructive: boolean };

type ConfirmModalProps = {
  confirmation: Confirmation | null;
  isWorking: boolean;
  onCancel(): void;
  onConfirm(): void;
};

/** Asks before something is changed, and says what follows; cancelling changes nothing. */
export function ConfirmModal({ confirmation, isWorking, onCancel, onConfirm }: ConfirmModalProps) {
  return (
    <Modal
      open={confirmation !== null}
      onClose={onCancel}
      title={confirmation?.title ?? ""}
      primaryAction={{
        content: confirmation?.action ?? "",
        destructive: confirmation?.isDestructive ?? false,
        loading: isWorking,
        onAction: onConfirm,
      }}
      secondaryActions={[{ content: "Cancel", disabled: isWorking, onAction: onCancel }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          {(confirmation?.texts ?? []).map((text) => (
            <Text as="p" key={text}>
              {text}
            </Text>
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
