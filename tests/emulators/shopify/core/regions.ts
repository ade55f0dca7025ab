/** A country by its code or English name; undefined when there is no such country. */
export function findCountry(codeOrName: string): { code: string; name: string } | undefined {
  const wanted = codeOrName.trim().toUpperCase();
  const code = /^[A-Z]{2}$/.test(wanted) ? wanted : codesByName().get(wanted);
  if (code === undefined) return undefined;
  const name = NAMES.of(code);
  return name === undefined || name === code || code === "ZZ" ? undefined : { code, name };
}

/**
 * A province of a country by code or name. Countries without a list here take any province as it is written; for one with a list an
 * unknown province is undefined.
 */
export function findProvince(
  countryCode: string,
  codeOrName: string,
): { code: string | null; name: string } | undefined {
  const provinces = PROVINCES.get(countryCode);
  const wanted = codeOrName.trim();
  if (provinces === undefined) {
    return { code: /^[A-Z0-9-]{1,6}$/.test(wanted) ? wanted : null, name: wanted };
  }
  const found = provinces.find(
    ([code, name]) => code === wanted.toUpperCase() || name.toLowerCase() === wanted.toLowerCase(),
  );
  return found === undefined ? undefined : { code: found[0], name: found[1] };
}

const NAMES = new Intl.DisplayNames(["en"], { type: "region" });

let byName: Map<string, string> | undefined;

function codesByName(): Map<string, string> {
  if (byName !== undefined) return byName;
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  byName = new Map(codes.map((code) => [(NAMES.of(code) ?? code).toUpperCase(), code]));
  return byName;
}

const UNITED_STATES =
  "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia," +
  "FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine," +
  "MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada," +
  "NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon," +
  "PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont," +
  "VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,AS American Samoa,GU Guam,MP Northern Mariana Islands," +
  "VI U.S. Virgin Islands,AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific";
const CANADA =
  "AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NT Northwest Territories," +
  "NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon";
const AUSTRALIA =
  "ACT Australian Capital Territory,NSW New South Wales,NT Northern Territory,QLD Queensland,SA South Australia,TAS Tasmania," +
  "VIC Victoria,WA Western Australia";

const PROVINCES = new Map([
  ["US", readList(UNITED_STATES)],
  ["CA", readList(CANADA)],
  ["AU", readList(AUSTRALIA)],
]);

function readList(text: string): [code: string, name: string][] {
  return text.split(",").map((entry) => {
    const space = entry.indexOf(" ");
    return [entry.slice(0, space), entry.slice(space + 1)];
  });
}
