import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Page, Text } from "@shopify/polaris";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const { records } = await context.listOrders(shop, {
    statuses: [],
    search: "",
    sort: "processedAt",
    direction: "desc",
    cursor: null,
    limit: 50,
  });
  return { orders: records.map(({ id, name, status }) => ({ id, name, status })) };
}

export default function Orders() {
  const { orders } = useLoaderData<typeof loader>();
  return (
    <Page title="Orders">
      <Card>
        {orders.map(({ id, name, status }) => (
          <Text as="p" key={id}>
            {name}: {status}
          </Text>
        ))}
      </Card>
    </Page>
  );
}
