import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { pullView } from "#app/ui/books/pull-view.ts";
import { ConnectionPage } from "#app/ui/connection/connection-page.tsx";
import { connectionView } from "#app/ui/connection/connection-view.ts";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";

export const meta = () => [{ title: "QuickBooks connection · Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const [connection, pull] = await Promise.all([
    context.loadConnection(shop),
    context.booksLists.loadPull(shop),
  ]);
  return {
    connection: connectionView(connection),
    pull: pull && pullView(pull),
    supportEmail: context.appFacts.supportEmail,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = await context.authenticate(request);
  const intent = (await request.formData()).get("intent");
  if (intent === "connect") return visit.redirect(await context.beginConnect(visit.shop), { target: "_top" });
  if (intent !== "disconnect") throw new Response("This action is not known.", { status: 400 });
  await context.disconnect(visit.shop, visit.actor);
  return Response.json({ isDisconnected: true });
}

export default function Connection() {
  const { connection, pull, supportEmail } = useLoaderData<typeof loader>();
  useRevalidateWhile(pull?.isRunning ?? false, 2_000);
  const fetcher = useFetcher<{ isDisconnected: true }>();
  useEffect(() => {
    if (fetcher.data?.isDisconnected) showToast("QuickBooks disconnected");
  }, [fetcher.data]);
  return (
    <ConnectionPage
      connection={connection}
      pull={pull}
      supportEmail={supportEmail}
      isDisconnecting={fetcher.state !== "idle"}
      onDisconnect={() => fetcher.submit({ intent: "disconnect" }, { method: "post" })}
    />
  );
}
