/** A browser's user agent: Shopify's library answers robots with 410. */
export const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** Posts JSON and answers the parsed reply. Throws with the status and the reply when it is no success. */
export async function postJson<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return readJson<T>(url, response);
}

/** Gets JSON. Throws with the status and the reply when it is no success. */
export async function getJson<T>(url: string): Promise<T> {
  return readJson<T>(url, await fetch(url));
}

async function readJson<T>(url: string, response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}
