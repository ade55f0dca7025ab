import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StandalonePage } from "#app/ui/frame/standalone-page.tsx";

export const meta = () => [{ title: "Plumbline" }];

export function loader({ request, context }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop")) throw redirect(`/app${search}`);
  return { supportEmail: context.appFacts.supportEmail };
}

export default function Landing() {
  const { supportEmail } = useLoaderData<typeof loader>();
  return (
    <StandalonePage
      title="Your store's books, true to the cent"
      paragraphs={[
        "Plumbline turns every Shopify order into a QuickBooks Online invoice and proves that the amounts agree.",
        "It lives inside the Shopify admin: open Apps there and choose Plumbline.",
      ]}
      link={{ label: "Go to the Shopify admin", href: "https://admin.shopify.com" }}
      supportEmail={supportEmail}
    />
  );
}
