/** One error of a QuickBooks Online fault, in our own casing; `faults.ts` turns it into the wire form. */
export type QboError = {
  /** Code of Intuit's error table, as text: "2020", "6240" ... */
  code: string;
  message: string;
  detail: string;
  /** Field path the service names; `""` is sent as an empty text, absent is not sent at all. */
  element?: string;
};
