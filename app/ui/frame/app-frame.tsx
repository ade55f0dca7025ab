import { useNavigate } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/polaris";
import english from "@shopify/polaris/locales/en.json";
import { type ReactNode, useEffect } from "react";
import { AppLink } from "./app-link.tsx";

const pages = [
  { label: "Orders", href: "/app/orders" },
  { label: "Customers", href: "/app/customers" },
  { label: "Products", href: "/app/products" },
  { label: "Manual data push", href: "/app/push" },
  { label: "Activity", href: "/app/activity" },
  { label: "Links", href: "/app/links" },
  { label: "QuickBooks lists", href: "/app/books" },
  { label: "Settings", href: "/app/settings" },
  { label: "QuickBooks connection", href: "/app/connection" },
  { label: "Help", href: "/app/help" },
];

/** What surrounds every embedded page: Polaris, the admin's navigation, and links that follow it. */
export function AppFrame({ children }: { children: ReactNode }) {
  useAdminNavigation();
  return (
    <AppProvider i18n={english} linkComponent={AppLink}>
      <NavMenu>
        <a href="/app" rel="home">
          Home
        </a>
        {pages.map(({ label, href }) => (
          <a key={href} href={href}>
            {label}
          </a>
        ))}
      </NavMenu>
      {children}
    </AppProvider>
  );
}

/** The admin announces a click in its menu as `shopify:navigate` on a link; the router follows it. */
function useAdminNavigation() {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: Event) => {
      const href = event.target instanceof Element ? event.target.getAttribute("href") : null;
      if (href) navigate(href);
    };
    document.addEventListener("shopify:navigate", follow);
    return () => document.removeEventListener("shopify:navigate", follow);
  }, [navigate]);
}
