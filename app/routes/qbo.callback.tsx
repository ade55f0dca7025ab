import { json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StandalonePage } from "#app/ui/frame/standalone-page.tsx";

export const meta = () => [{ title: "QuickBooks connection · Plumbline" }];

/** Intuit sends the browser here, in the whole window and without Shopify's id token: the state carries the shop. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const outcome = await context.completeConnect(request.url);
  if (!("failure" in outcome)) throw redirect(outcome.returnTo);
  const { failure, returnTo } = outcome;
  return json(
    { failure, returnTo, supportEmail: context.appFacts.supportEmail },
    { status: 400, headers: { "Cache-Control": "no-store" } },
  );
}

export default function ConnectFailed() {
  const { failure, returnTo, supportEmail } = useLoaderData<typeof loader>();
  return (
    <StandalonePage
      title={failure.title}
      paragraphs={[failure.cause, failure.fix]}
      link={
        returnTo
          ? { label: "Back to Plumbline", href: returnTo }
          : { label: "Go to the Shopify admin", href: "https://admin.shopify.com" }
      }
      supportEmail={supportEmail}
    />
  );
}
