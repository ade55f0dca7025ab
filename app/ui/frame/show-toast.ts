/** Tells what was done at the edge of the admin. Without App Bridge (it may be blocked) the page itself must do. */
export function showToast(message: string): void {
  const bridge = "shopify" in window ? window.shopify : null;
  bridge?.toast.show(message);
}
