import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { AdoptPage } from "#app/ui/adoption/adopt-page.tsx";
import {
  type AdoptionView,
  adoptionAddress,
  adoptionKinds,
  filterOf,
  type MatchView,
  readAdoptionAddress,
} from "#app/ui/adoption/adoption-view.ts";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";

export const meta = () => [{ title: "Adopt existing books · Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const state = readAdoptionAddress(new URL(request.url).searchParams);
  const { kind, tab, after } = state;
  const page = await context.adoption.load(shop, { kind, after, ...filterOf(tab) });
  const { adoption, counts, matches } = page;
  const view: AdoptionView | null =
    adoption && counts && adoption.state !== "ended"
      ? {
          state: adoption.state,
          fromDay: adoption.fromDay,
          toDay: adoption.toDay,
          phase: adoption.progress.phase,
          position: adoption.progress.position,
          looked: adoption.progress.looked,
          asked: adoption.asked,
          reason: adoption.reason,
          counts,
        }
      : null;
  const finds: MatchView[] = matches.map(({ score: _, ...match }) => match);
  return {
    state,
    isConnected: page.isConnected,
    offered: page.offered,
    adoption: view,
    matches: finds,
    nextAfter: page.nextAfter,
  };
}

const day = z.iso.date("A day is written like 2026-01-31.");
const kind = z.enum(adoptionKinds);
const key = z.string().min(1).max(300);
const wishSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start"), from: day, to: day }),
  z.object({ intent: z.literal("goOn") }),
  z.object({ intent: z.literal("pause") }),
  z.object({ intent: z.literal("link"), kind, key, ref: z.string().min(1).max(60) }),
  z.object({ intent: z.literal("linkAll"), kind }),
  z.object({ intent: z.literal("decline"), kind, key }),
  z.object({ intent: z.literal("undo"), key }),
]);
type Wish = z.infer<typeof wishSchema>;

/** A person looks, links what was found, or puts it aside. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await context.authenticate(request);
  const wish = wishSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!wish.success) throw new Response("This action is not known.", { status: 400 });
  const { data } = wish;
  const { adoption } = context;
  const carryOut = () => {
    switch (data.intent) {
      case "start":
        return adoption.start(shop, data, actor);
      case "goOn":
        return adoption.goOn(shop);
      case "pause":
        return adoption.pause(shop);
      case "link":
        return adoption.want(shop, data);
      case "linkAll":
        return adoption.want(shop, { kind: data.kind, all: true });
      case "decline":
        return adoption.decline(shop, data);
      case "undo":
        return adoption.undo(shop, data.key, actor);
    }
  };
  return { intent: data.intent, ...(await carryOut()) };
}

const told: Record<Wish["intent"], string> = {
  start: "Looking",
  goOn: "Looking further",
  pause: "Paused",
  link: "Linking",
  linkAll: "Linking",
  decline: "Put aside",
  undo: "Taken back; the order is held",
};

export default function Adopt() {
  const view = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const navigate = useNavigate();
  const { data } = fetcher;
  const { state, adoption } = view;
  useRevalidateWhile(
    adoption !== null && (adoption.state === "looking" || adoption.counts[state.kind].wanted > 0),
    1_500,
  );
  useEffect(() => {
    if (data?.ok) showToast(told[data.intent]);
  }, [data]);
  const submit = (fields: Record<string, string>) => fetcher.submit(fields, { method: "post" });
  return (
    <AdoptPage
      {...view}
      trouble={data && !data.ok ? data.reason : null}
      isWorking={fetcher.state !== "idle"}
      onStart={({ from, to }) => submit({ intent: "start", from, to })}
      onGoOn={() => submit({ intent: "goOn" })}
      onPause={() => submit({ intent: "pause" })}
      onShow={(change) => navigate(adoptionAddress({ ...state, ...change }), { preventScrollReset: true })}
      onLink={(match, ref) => submit({ intent: "link", kind: match.kind, key: match.key, ref })}
      onLinkAll={() => submit({ intent: "linkAll", kind: state.kind })}
      onDecline={(match) => submit({ intent: "decline", kind: match.kind, key: match.key })}
      onUndo={(match) => submit({ intent: "undo", key: match.key })}
    />
  );
}
