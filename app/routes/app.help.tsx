import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HelpPage } from "#app/ui/help/help-page.tsx";

export const meta = () => [{ title: "Help · Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await context.authenticate(request);
  return { supportEmail: context.appFacts.supportEmail };
}

export default function Help() {
  const { supportEmail } = useLoaderData<typeof loader>();
  return <HelpPage supportEmail={supportEmail} />;
}
