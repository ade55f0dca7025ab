import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Button, Card, Page, Text } from "@shopify/polaris";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const connection = await context.loadConnection(shop);
  return { companyName: connection?.companyName ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = await context.authenticate(request);
  const intent = (await request.formData()).get("intent");
  if (intent === "connect") return visit.redirect(await context.beginConnect(visit.shop), { target: "_top" });
  if (intent === "disconnect") {
    await context.disconnect(visit.shop, visit.actor);
    return { disconnected: true };
  }
  throw new Response("Unknown intent", { status: 400 });
}

export default function ConnectionPage() {
  const { companyName } = useLoaderData<typeof loader>();
  return (
    <Page title="QuickBooks connection">
      <Card>
        <Text as="p">{companyName ?? "Not connected"}</Text>
        <Form method="post">
          <input type="hidden" name="intent" value="connect" />
          <Button submit>Connect to QuickBooks</Button>
        </Form>
      </Card>
    </Page>
  );
}
