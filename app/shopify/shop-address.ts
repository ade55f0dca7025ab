const SHOP_ADDRESS = /^https:\/\/[a-z0-9][a-z0-9-]*\.myshopify\.com(?=\/)/i;

/**
 * Where a request meant for a shop goes. With `apiOrigin` null the address stays as it is; otherwise the origin
 * `https://{shop}.myshopify.com` is replaced by `apiOrigin` (an emulator or an egress proxy), path and query kept.
 * Addresses of other hosts are never touched.
 */
export function shopAddress(address: string, apiOrigin: string | null): string {
  return apiOrigin === null ? address : address.replace(SHOP_ADDRESS, apiOrigin.replace(/\/+$/, ""));
}
