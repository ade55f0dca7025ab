/** Thrown inside the importer when no document of the order could ever be proven; the message is the reason. */
export class UnusableOrder extends Error {
  override readonly name = "UnusableOrder";
}
