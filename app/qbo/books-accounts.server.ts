import { failed, ok } from "#app/domain/faults/fault.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import type { EntityClient, EntityKind } from "#app/qbo/entity-client.server.ts";
import { mapAccount } from "#app/qbo/map-item.ts";
import { type QboAccount, qboAccount } from "#app/qbo/wire/answers.ts";
import type { Books, BooksAccount } from "#app/sync/ports.ts";

type AccountBooks = Pick<Books, "listAccounts" | "createAccount">;

const ACCOUNT: EntityKind<QboAccount> = { entity: "Account", schema: qboAccount };

/** The chart of accounts, inactive accounts included; a sub-account carries its parents in its name. */
export function createAccountBooks(client: EntityClient, homeCurrency: Currency): AccountBooks {
  const read = (account: QboAccount): BooksAccount => ({
    id: account.Id,
    name: account.FullyQualifiedName ?? account.Name,
    type: account.AccountType,
    subType: account.AccountSubType ?? "",
    currency: account.CurrencyRef?.value ?? homeCurrency,
    isActive: account.Active ?? true,
  });

  return {
    async listAccounts() {
      const found = await client.query(ACCOUNT, [{ field: "Active", any: true }]);
      return found.ok ? ok(found.value.map(read)) : found;
    },
    async createAccount(account, requestId) {
      const body = mapAccount(account);
      const subject = `account ${body.Name}`;
      if (body.Name === "") return failed({ kind: "malformed", what: "account name", subject: "account" });
      const created = await client.create(ACCOUNT, body, requestId, { subject, name: body.Name });
      return created.ok ? ok(read(created.value)) : created;
    },
  };
}
