import { cancelBulk, runBulkMutation, runBulkQuery, stageUploads } from "./mutations/bulk/bulk-mutations.ts";
import { changeTags } from "./mutations/change-tags.ts";
import {
  addToCollection,
  addToCollectionByJob,
  createCollection,
  deleteCollection,
  removeFromCollection,
  updateCollection,
} from "./mutations/collections/write-collection.ts";
import {
  changeDefaultAddress,
  createAddress,
  deleteAddress,
  updateAddress,
} from "./mutations/customers/customer-addresses.ts";
import { mergeCustomers } from "./mutations/customers/merge-customers.ts";
import { setCustomer } from "./mutations/customers/set-customer.ts";
import { createCustomer, deleteCustomer, updateCustomer } from "./mutations/customers/write-customer.ts";
import { deleteMetafields } from "./mutations/delete-metafields.ts";
import { idempotent } from "./mutations/idempotency.ts";
import { adjustQuantities, setOnHandQuantities, setQuantities } from "./mutations/inventory/change-stock.ts";
import { activateItem, deactivateLevel, toggleItem, updateItem } from "./mutations/inventory/stock-item.ts";
import {
  activateLocation,
  addLocation,
  deactivateLocation,
  deleteLocation,
  editLocation,
} from "./mutations/inventory/write-location.ts";
import { createVariants, deleteVariants, updateVariants } from "./mutations/products/bulk-variants.ts";
import { setProduct } from "./mutations/products/set-product.ts";
import { createProduct, deleteProduct, updateProduct } from "./mutations/products/write-product.ts";
import { setMetafields } from "./mutations/set-metafields.ts";
import type { SpecialResolver } from "./query-context.ts";

const GROUP = "inventoryAdjustmentGroup";

/** Mutations that the emulator carries out; another one is refused as not imitated. */
export const MUTATION_FIELDS: [string, SpecialResolver][] = [
  ["Mutation.metafieldsSet", setMetafields],
  ["Mutation.metafieldsDelete", deleteMetafields],
  ["Mutation.tagsAdd", (_source, args, context) => changeTags("add", args, context)],
  ["Mutation.tagsRemove", (_source, args, context) => changeTags("remove", args, context)],
  ["Mutation.flowTriggerReceive", () => ({ userErrors: [] })],
  ["Mutation.customerCreate", createCustomer],
  ["Mutation.customerUpdate", updateCustomer],
  ["Mutation.customerSet", setCustomer],
  ["Mutation.customerDelete", deleteCustomer],
  ["Mutation.customerMerge", mergeCustomers],
  ["Mutation.customerAddressCreate", createAddress],
  ["Mutation.customerAddressUpdate", updateAddress],
  ["Mutation.customerAddressDelete", deleteAddress],
  ["Mutation.customerUpdateDefaultAddress", changeDefaultAddress],
  ["Mutation.productCreate", createProduct],
  ["Mutation.productUpdate", updateProduct],
  ["Mutation.productSet", setProduct],
  ["Mutation.productDelete", deleteProduct],
  ["Mutation.productVariantsBulkCreate", createVariants],
  ["Mutation.productVariantsBulkUpdate", updateVariants],
  ["Mutation.productVariantsBulkDelete", deleteVariants],
  ["Mutation.collectionCreate", createCollection],
  ["Mutation.collectionUpdate", updateCollection],
  ["Mutation.collectionDelete", deleteCollection],
  ["Mutation.collectionAddProducts", addToCollection],
  ["Mutation.collectionAddProductsV2", addToCollectionByJob],
  ["Mutation.collectionRemoveProducts", removeFromCollection],
  ["Mutation.inventoryItemUpdate", updateItem],
  ["Mutation.inventoryActivate", idempotent(activateItem, "inventoryLevel")],
  ["Mutation.inventoryDeactivate", deactivateLevel],
  ["Mutation.inventoryBulkToggleActivation", toggleItem],
  ["Mutation.inventorySetQuantities", idempotent(setQuantities, GROUP)],
  ["Mutation.inventorySetOnHandQuantities", idempotent(setOnHandQuantities, GROUP)],
  ["Mutation.inventoryAdjustQuantities", idempotent(adjustQuantities, GROUP)],
  ["Mutation.locationAdd", addLocation],
  ["Mutation.locationEdit", editLocation],
  ["Mutation.locationActivate", idempotent(activateLocation, "location", "locationActivateUserErrors")],
  ["Mutation.locationDeactivate", idempotent(deactivateLocation, "location", "locationDeactivateUserErrors")],
  ["Mutation.locationDelete", deleteLocation],
  ["Mutation.bulkOperationRunQuery", runBulkQuery],
  ["Mutation.bulkOperationRunMutation", runBulkMutation],
  ["Mutation.bulkOperationCancel", cancelBulk],
  ["Mutation.stagedUploadsCreate", stageUploads],
];

export const KNOWN_MUTATIONS = new Set(MUTATION_FIELDS.map(([name]) => name));
