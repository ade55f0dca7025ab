/** A variant as the shop sells it; prices are US cents, weights grams. A title of null means that the product has only this one. */
export type CatalogVariant = { sku: string; title: string | null; priceCents: number; grams: number };

export type CatalogProduct = {
  title: string;
  vendor: string;
  productType: string;
  isGiftCard?: boolean;
  variants: CatalogVariant[];
};

/** Everything that Harbor & Pine sells. */
export const CATALOG: CatalogProduct[] = [
  product("Cedar Ridge Enamel Mug", "Harbor & Pine", "Camp Kitchen", [
    ["HP-MUG-FOR", "Forest", 1800, 180],
    ["HP-MUG-FOG", "Fog", 1800, 180],
    ["HP-MUG-EMB", "Ember", 1800, 180],
  ]),
  product("Basalt Pour-Over Kettle", "Ironwood Works", "Camp Kitchen", [["IW-KETTLE-09", null, 7450, 920]]),
  product("Trailhead Coffee Beans", "Slabtown Roasters", "Pantry", [
    ["SR-BEAN-12", "12 oz", 1795, 340],
    ["SR-BEAN-32", "2 lb", 4250, 907],
  ]),
  product("Douglas Fir Syrup", "Slabtown Roasters", "Pantry", [["SR-SYRUP-8", null, 1350, 390]]),
  product("Timberline Wool Blanket", "Astoria Mills", "Blankets", [
    ["AM-BLK-TWN", "Twin", 14900, 1900],
    ["AM-BLK-QUE", "Queen", 18900, 2400],
  ]),
  product("Tidepool Throw", "Astoria Mills", "Blankets", [
    ["AM-THR-KLP", "Kelp", 8900, 1100],
    ["AM-THR-SND", "Sand", 8900, 1100],
  ]),
  product("Waxed Canvas Log Carrier", "Harbor & Pine", "Hearth", [["HP-LOGC-01", null, 6800, 740]]),
  product("Fatwood Fire Starters", "Harbor & Pine", "Hearth", [
    ["HP-FAT-05", "5 lb", 1950, 2268],
    ["HP-FAT-10", "10 lb", 3450, 4536],
  ]),
  product("Hearth & Cone Candle", "Bluebird Chandlery", "Candles", [
    ["BC-CND-CED", "Cedar Smoke", 2600, 420],
    ["BC-CND-RAI", "First Rain", 2600, 420],
    ["BC-CND-FIG", "Fig Leaf", 2600, 420],
  ]),
  product("Beeswax Taper Pair", "Bluebird Chandlery", "Candles", [["BC-TAPER-2", null, 1425, 210]]),
  product("Columbia Day Pack 22L", "Gorge Line", "Packs", [
    ["GL-PACK-MOS", "Moss", 11800, 860],
    ["GL-PACK-SLT", "Slate", 11800, 860],
  ]),
  product("Roll-Top Dry Bag", "Gorge Line", "Packs", [
    ["GL-DRY-10", "10 L", 2495, 230],
    ["GL-DRY-20", "20 L", 3295, 310],
  ]),
  product("Packable Rain Shell", "Gorge Line", "Apparel", [
    ["GL-SHELL-S", "S", 13900, 310],
    ["GL-SHELL-M", "M", 13900, 330],
    ["GL-SHELL-L", "L", 13900, 350],
  ]),
  product("Merino Trail Socks", "Astoria Mills", "Apparel", [
    ["AM-SOCK-M", "M", 2150, 90],
    ["AM-SOCK-L", "L", 2150, 95],
  ]),
  product("Watch Cap", "Astoria Mills", "Apparel", [
    ["AM-CAP-CHR", "Charcoal", 2900, 110],
    ["AM-CAP-RST", "Rust", 2900, 110],
  ]),
  product("Cascade Camp Chair", "Gorge Line", "Camp", [["GL-CHAIR-01", null, 9650, 2950]]),
  product("Storm Lantern", "Ironwood Works", "Camp", [["IW-LANT-01", null, 5499, 1020]]),
  product("Cast Iron Skillet", "Ironwood Works", "Cookware", [
    ["IW-SKIL-08", '8"', 3999, 1700],
    ["IW-SKIL-10", '10"', 5999, 2450],
    ["IW-SKIL-12", '12"', 7999, 3600],
  ]),
  product("Maple Spoon Set", "Hobbs & Daughter", "Cookware", [["HD-SPOON-4", null, 3375, 260]]),
  product("Walnut Serving Board", "Hobbs & Daughter", "Tableware", [
    ["HD-BRD-SM", "Small", 4800, 900],
    ["HD-BRD-LG", "Large", 8600, 1750],
  ]),
  product("Linen Tea Towels (set of 3)", "Astoria Mills", "Tableware", [["AM-TOWEL-3", null, 3299, 300]]),
  product("River Stone Vase", "Nehalem Clay", "Ceramics", [["NC-VASE-01", null, 6225, 1350]]),
  product("Stoneware Dinner Plate", "Nehalem Clay", "Ceramics", [
    ["NC-PLT-OAT", "Oat", 2733, 640],
    ["NC-PLT-INK", "Ink", 2733, 640],
  ]),
  product("Fern & Moss Terrarium Kit", "Nehalem Clay", "Garden", [["NC-TERR-KIT", null, 5850, 1600]]),
  product("Hand-Forged Garden Trowel", "Ironwood Works", "Garden", [["IW-TROWEL", null, 2889, 410]]),
  {
    ...product("Harbor & Pine Gift Card", "Harbor & Pine", "Gift Cards", [
      ["HP-GIFT-50", "$50.00", 5000, 0],
      ["HP-GIFT-100", "$100.00", 10000, 0],
    ]),
    isGiftCard: true,
  },
];

export type SoldVariant = CatalogVariant & { product: CatalogProduct; productId: number; variantId: number };

const FIRST_PRODUCT_ID = 8_412_300_000_117;
const FIRST_VARIANT_ID = 44_615_200_000_231;

const SOLD_VARIANTS = new Map<string, SoldVariant>(
  CATALOG.flatMap((entry, index) =>
    entry.variants.map((variant, position): [string, SoldVariant] => [
      variant.sku,
      {
        ...variant,
        product: entry,
        productId: FIRST_PRODUCT_ID + index * 32_768,
        variantId: FIRST_VARIANT_ID + index * 1_048_576 + position * 32_768,
      },
    ]),
  ),
);

/** The variant of a SKU with the ids it has in the shop. @throws for a SKU that the catalog does not have. */
export function variantOf(sku: string): SoldVariant {
  const variant = SOLD_VARIANTS.get(sku);
  if (variant === undefined) throw new Error(`The catalog has no SKU ${sku}.`);
  return variant;
}

/** All SKUs except those of gift cards. */
export function ordinarySkus(): string[] {
  return [...SOLD_VARIANTS.values()]
    .filter(({ product: { isGiftCard } }) => !isGiftCard)
    .map(({ sku }) => sku);
}

function product(
  title: string,
  vendor: string,
  productType: string,
  variants: [sku: string, title: string | null, priceCents: number, grams: number][],
): CatalogProduct {
  return {
    title,
    vendor,
    productType,
    variants: variants.map(([sku, variantTitle, priceCents, grams]) => ({
      sku,
      title: variantTitle,
      priceCents,
      grams,
    })),
  };
}
