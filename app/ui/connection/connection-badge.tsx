import { Badge } from "@shopify/polaris";
import type { ConnectionView } from "./connection-view.ts";

export function ConnectionBadge({ connection }: { connection: ConnectionView | null }) {
  switch (connection?.status) {
    case "connected":
      return (
        <Badge tone="success" progress="complete" toneAndProgressLabelOverride="Connection">
          Connected
        </Badge>
      );
    case "reauthorize":
      return (
        <Badge tone="critical" progress="incomplete" toneAndProgressLabelOverride="Connection">
          Sign in again
        </Badge>
      );
    case "disconnected":
      return (
        <Badge progress="incomplete" toneAndProgressLabelOverride="Connection">
          Disconnected
        </Badge>
      );
    case undefined:
      return (
        <Badge progress="incomplete" toneAndProgressLabelOverride="Connection">
          Not connected
        </Badge>
      );
  }
}
