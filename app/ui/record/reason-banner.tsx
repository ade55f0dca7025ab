import { Banner, type BannerProps, BlockStack, Text } from "@shopify/polaris";
import type { Reason, RecordStatus } from "#app/domain/record/record-status.ts";
import { Moment } from "#app/ui/text/moment.tsx";

const tones: Record<RecordStatus, NonNullable<BannerProps["tone"]>> = {
  Failed: "critical",
  Held: "warning",
  Changed: "warning",
  Queued: "info",
  Excluded: "info",
  Unsynchronized: "info",
  Synchronized: "info",
};

type ReasonBannerProps = { status: RecordStatus; reason: Reason; nextTryAt: string | null };

/** Why a record stands where it stands, and the way out. */
export function ReasonBanner({ status, reason, nextTryAt }: ReasonBannerProps) {
  const action = reason.action && { content: reason.action.label, url: reason.action.href };
  return (
    <Banner tone={tones[status]} title={reason.title} {...(action && { action })}>
      <BlockStack gap="200">
        <div className="keep-lines">
          <Text as="p">{reason.cause}</Text>
          <Text as="p">{reason.fix}</Text>
        </div>
        <Text as="p" tone="subdued" variant="bodySm">
          {nextTryAt && (
            <>
              Next try: <Moment iso={nextTryAt} />.{" "}
            </>
          )}
          Code {reason.code}
        </Text>
      </BlockStack>
    </Banner>
  );
}
