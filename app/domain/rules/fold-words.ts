/** Words without regard to case, composition of accents and runs of blanks: `"  Gift  Card"` is `"gift card"`. */
export function foldWords(words: string): string {
  return words.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
}
