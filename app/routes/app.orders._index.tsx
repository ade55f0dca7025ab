import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { z } from "zod";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import {
  type OrderListState,
  orderListAddress,
  readOrderListAddress,
} from "#app/ui/orders/order-list-address.ts";
import { OrdersPage } from "#app/ui/orders/orders-page.tsx";
import { problemTexts, type SteeringName, steerings, successText } from "#app/ui/orders/steering-words.ts";
import { orderRow } from "#app/ui/record/order-row.ts";

export const meta = () => [{ title: "Orders · Plumbline" }];

const ordersPerPage = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const state = readOrderListAddress(new URL(request.url).searchParams);
  const { status, ...query } = state;
  const [page, counts] = await Promise.all([
    context.listOrders(shop, { ...query, statuses: status ? [status] : [], limit: ordersPerPage }),
    context.countOrders(shop),
  ]);
  const { records, nextCursor, previousCursor, total } = page;
  return { state, counts, orders: records.map(orderRow), nextCursor, previousCursor, total };
}

const wishSchema = z.object({
  intent: z.enum(steerings),
  ids: z.array(z.string().min(1).max(200)).min(1).max(250),
  note: z.string().trim().max(500),
});

/** A person's wish about orders, from the list or the page of one order. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await context.authenticate(request);
  const form = await request.formData();
  const wish = wishSchema.safeParse({
    intent: form.get("intent"),
    ids: form.getAll("ids"),
    note: form.get("note") ?? "",
  });
  if (!wish.success) throw new Response("This action is not known.", { status: 400 });
  const { intent, ids, note } = wish.data;
  const result = await context.steerOrders({ shop, ids, steering: intent, note, actor });
  return {
    steering: intent,
    changed: result.changed.length,
    unchanged: result.unchanged.length,
    unknown: result.unknown.length,
  };
}

export default function Orders() {
  const { state, counts, ...list } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const fetcher = useFetcher<typeof action>();
  const [problems, setProblems] = useState<string[]>([]);
  useRevalidateWhile(counts.Queued > 0);
  useEffect(() => {
    if (!fetcher.data) return;
    const success = successText(fetcher.data);
    if (success) showToast(success);
    setProblems(problemTexts(fetcher.data));
  }, [fetcher.data]);

  const change = (wanted: Partial<OrderListState>) =>
    navigate(orderListAddress({ ...state, cursor: null, ...wanted }), {
      // Typing would fill the history with every half word.
      replace: wanted.search !== undefined,
    });
  const steer = (intent: SteeringName, ids: string[]) => {
    const form = new FormData();
    form.set("intent", intent);
    for (const id of ids) form.append("ids", id);
    fetcher.submit(form, { method: "post", action: "/app/orders?index" });
  };
  const isListLoading = navigation.state === "loading" && navigation.location.pathname === "/app/orders";
  return (
    <OrdersPage
      {...list}
      state={state}
      counts={counts}
      isLoading={isListLoading || fetcher.state === "submitting"}
      problems={problems}
      onDismissProblems={() => setProblems([])}
      onChange={change}
      onSteer={steer}
    />
  );
}
