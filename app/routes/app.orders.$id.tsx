import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { OrderPage } from "#app/ui/order/order-page.tsx";
import { orderPageView } from "#app/ui/order/order-page-view.ts";
import { useSteering } from "#app/ui/record/use-steering.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.order.name ?? "Order"} · Plumbline` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const order = await context.loadOrder(shop, params.id ?? "");
  if (!order) throw new Response("There is no such order.", { status: 404 });
  return { view: orderPageView(order) };
}

export default function Order() {
  const { view } = useLoaderData<typeof loader>();
  const steering = useSteering("order", view.order.id);
  useRevalidateWhile(view.order.status === "Queued");
  return <OrderPage view={view} {...steering} />;
}
