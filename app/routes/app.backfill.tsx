import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { readBackfillDays } from "#app/contracts/backfill-days.ts";
import { BackfillPage } from "#app/ui/backfill/backfill-page.tsx";

export const meta = () => [{ title: "Book past orders · Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const { startDate, isAutoPush } = await context.loadSettings(shop);
  return { startDate, isAutoPush };
}

/** Looks for the orders of these days; the page of the run asks for the last word. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor, redirect } = await context.authenticate(request);
  const days = readBackfillDays(await request.formData());
  if (!days.ok) return { trouble: days.trouble };
  const { id } = await context.prepareBackfill({ shop, ...days.days, actor });
  return redirect(`/app/activity/${id}`);
}

export default function Backfill() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const navigation = useNavigation();
  const submit = useSubmit();
  return (
    <BackfillPage
      {...data}
      isWorking={navigation.formMethod === "POST"}
      trouble={answer && "trouble" in answer ? answer.trouble : {}}
      onFind={(days) => submit(days, { method: "post" })}
    />
  );
}
