type Company = { baseUrl: string; realmId: string; accessToken: string };

/** Creates or changes an object of QuickBooks over its interface, as any program may. Answers it as it stands then. */
export async function writeBooks(
  { baseUrl, realmId, accessToken }: Company,
  entity: string,
  body: object,
): Promise<Record<string, unknown> & { Id: string; SyncToken: string }> {
  const response = await fetch(`${baseUrl}/v3/company/${realmId}/${entity.toLowerCase()}?minorversion=75`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${accessToken}`,
      accept: "application/json",
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${entity} was answered ${response.status}: ${await response.text()}`);
  const answer = (await response.json()) as Record<string, Record<string, unknown>>;
  return answer[entity] as Record<string, unknown> & { Id: string; SyncToken: string };
}
