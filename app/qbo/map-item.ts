import { cleanLine, cleanText, cutText } from "#app/domain/text/fit-text.ts";
import { cleanAccountName, cleanName } from "#app/qbo/clean-name.ts";
import type { QboAccountBody, QboItemBody } from "#app/qbo/wire/request-bodies.ts";
import type { NewAccount, NewItem } from "#app/sync/ports.ts";

const MAX_SKU = 100;
const MAX_ITEM_DESCRIPTION = 4000;
const MAX_ACCOUNT_DESCRIPTION = 100;

/** The body that creates an item. A SKU too long to be stored whole is left out: a cut one would match others. */
export function mapItem(item: NewItem): QboItemBody {
  const sku = cleanLine(item.sku ?? "");
  const description = cutText(cleanText(item.description ?? ""), MAX_ITEM_DESCRIPTION).trim();
  return {
    Name: cleanName(item.name),
    Type: item.type,
    ...(sku && sku.length <= MAX_SKU && { Sku: sku }),
    ...(description && { Description: description }),
    IncomeAccountRef: { value: item.incomeAccountId },
  };
}

/** The body that creates an account. */
export function mapAccount(account: NewAccount): QboAccountBody {
  const description = cutText(cleanLine(account.description), MAX_ACCOUNT_DESCRIPTION).trim();
  return {
    Name: cleanAccountName(account.name),
    AccountType: account.type,
    AccountSubType: account.subType,
    ...(description && { Description: description }),
  };
}
