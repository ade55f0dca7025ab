/** A text on the page: points from the left and from the top of a US letter page. */
export type PdfText = { x: number; y: number; size: number; text: string; isBold?: boolean };

const WIDTH = 612;
const HEIGHT = 792;

/** A PDF 1.4 of one page with Helvetica text; letters outside Windows-1252 are printed as `?`. */
export function writePdf(title: string, texts: readonly PdfText[]): Uint8Array {
  const content = texts.map(drawText).join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R ` +
      "/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    `<< /Title ${literal(title)} /Producer (QuickBooks emulator) >>`,
  ];
  let file = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  // Every entry of the table has exactly twenty bytes, its line end included.
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\n`;
  file += `startxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

function drawText({ x, y, size, text, isBold }: PdfText): string {
  return `BT /${isBold === true ? "F2" : "F1"} ${size} Tf ${x} ${HEIGHT - y} Td ${literal(text)} Tj ET`;
}

/** A PDF string: bytes of Windows-1252, those that a parser would read otherwise as octal escapes. */
function literal(text: string): string {
  const bytes = [...text].map((letter) => WINDOWS_1252[letter] ?? letter.codePointAt(0) ?? 63);
  const escaped = bytes.map((byte) => {
    if (byte > 255 || (byte > 126 && byte < 128)) return "?";
    const isPlain = byte >= 32 && byte < 127 && !"()\\".includes(String.fromCharCode(byte));
    return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `(${escaped.join("")})`;
}

/** Letters of Windows-1252 whose code is not their Unicode one. */
const WINDOWS_1252: Readonly<Record<string, number>> = {
  "€": 128,
  "…": 133,
  Š: 138,
  Œ: 140,
  Ž: 142,
  "‘": 145,
  "’": 146,
  "“": 147,
  "”": 148,
  "•": 149,
  "–": 150,
  "—": 151,
  "™": 153,
  š: 154,
  œ: 156,
  ž: 158,
  Ÿ: 159,
};
