import { Form, useNavigation } from "@remix-run/react";
import { Button } from "@shopify/polaris";

/** Leads to Intuit's sign-in in the whole window. */
export function ConnectButton({ label, isPrimary = true }: { label: string; isPrimary?: boolean }) {
  const navigation = useNavigation();
  const isLeaving = navigation.formData?.get("intent") === "connect";
  return (
    <Form method="post" action="/app/connection">
      <input type="hidden" name="intent" value="connect" />
      <Button submit loading={isLeaving} {...(isPrimary && { variant: "primary" as const })}>
        {label}
      </Button>
    </Form>
  );
}
