import { type Html, trusted } from "./html.ts";

const PATHS = {
  home: "M3 9.2 10 3l7 6.2V17h-4.6v-4.6H7.6V17H3z",
  orders: "M4 3h12v14l-3-1.6L10 17l-3-1.6L4 17zM7 7h6M7 10.5h6",
  products: "M3 4h7l7 7-6 6-8-7zM6.8 7.8h.01",
  customers: "M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.8 17c.6-3.4 3-5 6.2-5s5.6 1.6 6.2 5z",
  app: "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z",
  settings:
    "M10 7.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2zM10 2.5v2.2M10 15.3v2.2M2.5 10h2.2M15.3 10h2.2M4.7 4.7l1.6 1.6M13.7 13.7l1.6 1.6M4.7 15.3l1.6-1.6M13.7 6.3l1.6-1.6",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13.2 13.2 17 17",
  back: "M11.5 5 6.5 10l5 5",
  next: "M8.5 5l5 5-5 5",
} as const;

export type IconName = keyof typeof PATHS;

/** A 20 by 20 outline icon, hidden from assistive technology. */
export function icon(name: IconName): Html {
  return trusted(
    `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="${PATHS[name]}"/></svg>`,
  );
}
