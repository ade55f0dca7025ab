import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import type { action as steerOrders } from "#app/routes/app.orders._index.tsx";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { OrderPage } from "#app/ui/order/order-page.tsx";
import { orderPageView } from "#app/ui/order/order-page-view.ts";
import { problemTexts, type SteeringName, successText } from "#app/ui/orders/steering-words.ts";

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
  const fetcher = useFetcher<typeof steerOrders>();
  const { data } = fetcher;
  useRevalidateWhile(view.order.status === "Queued");
  useEffect(() => {
    const success = data && successText(data);
    if (success) showToast(success);
  }, [data]);
  const steer = (intent: SteeringName, note = "") =>
    fetcher.submit({ intent, note, ids: view.order.id }, { method: "post", action: "/app/orders?index" });
  return (
    <OrderPage
      view={view}
      isWorking={fetcher.state !== "idle"}
      problems={data ? problemTexts(data) : []}
      onSteer={steer}
    />
  );
}
