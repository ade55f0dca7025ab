/** Orders two ISO 8601 moments in time, whatever their offsets; unreadable ones as text. For `sort`. */
export function compareMoments(one: string, other: string): number {
  const difference = Date.parse(one) - Date.parse(other);
  if (!Number.isNaN(difference)) return difference;
  return one < other ? -1 : Number(one > other);
}
