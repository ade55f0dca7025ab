import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Page, Text } from "@shopify/polaris";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const { connection, counts } = await context.loadHome(shop);
  return { companyName: connection?.companyName ?? null, counts };
}

export default function Home() {
  const { companyName, counts } = useLoaderData<typeof loader>();
  return (
    <Page title="Plumbline">
      <Card>
        <Text as="p">{companyName ?? "Not connected"}</Text>
        {Object.entries(counts).map(([status, count]) => (
          <Text as="p" key={status}>
            {status}: {count}
          </Text>
        ))}
      </Card>
    </Page>
  );
}
