import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { useDownload } from "#app/ui/frame/use-download.ts";
import { linkRow } from "#app/ui/links/link-row.ts";
import { type LinksState, linksAddress, readLinksAddress } from "#app/ui/links/links-address.ts";
import { LinksPage } from "#app/ui/links/links-page.tsx";

export const meta = () => [{ title: "Links · Plumbline" }];

const linksPerPage = 50;
const noLinks = {
  links: [],
  counts: { customers: 0, items: 0, categories: 0, vendors: 0, terms: 0, accounts: 0, documents: 0 },
  nextCursor: null,
  previousCursor: null,
  total: 0,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const state = readLinksAddress(new URL(request.url).searchParams);
  const page = await context.links.list(shop, { ...state, limit: linksPerPage });
  const { links, ...list } = page ?? noLinks;
  return { state, ...list, links: links.map(linkRow), isConnected: page !== null };
}

export default function Links() {
  const view = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const change = (wanted: Partial<LinksState>) =>
    navigate(linksAddress({ ...view.state, cursor: null, ...wanted }), {
      // Typing would fill the history with every half word.
      replace: wanted.search !== undefined,
    });
  const exporting = useDownload("/app/links/export", "links.csv");
  return (
    <LinksPage
      {...view}
      isLoading={navigation.state === "loading" && navigation.location.pathname === "/app/links"}
      isExporting={exporting.isWorking}
      exportTrouble={exporting.trouble}
      onChange={change}
      onExport={exporting.start}
    />
  );
}
