/**
 * A print as a PDF: A4, monospaced, line numbers beside the lines, and on each page whose it is. The face has Latin and
 * Cyrillic with the Uzbek letters and is embedded, as far as it is used, so that any printer shows the same.
 */
import { createRequire } from "node:module";
import { type PrintedLine, printPages, printShape } from "@bilimdon/rules/contest/print-pages";
import PDFDocument from "pdfkit";

export interface Paper {
  readonly contest: string;
  readonly team: string;
  readonly organisation: string | null;
  readonly place: string | null;
  readonly fileName: string;
  readonly sentAt: Date;
  readonly text: string;
}

const require = createRequire(import.meta.url);
const [plain, bold] = ["DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"].map((name) =>
  require.resolve(`dejavu-fonts-ttf/ttf/${name}`),
);

/** In points; A4 is 595 × 842. */
const sheet = {
  left: 36,
  right: 559,
  top: 34,
  size: 8.6,
  lineHeight: 11,
  bodyTop: 82,
  numberWidth: 34,
} as const;

/** @returns the whole file */
export function drawPrint(paper: Paper): Promise<Buffer> {
  const pages = printPages(paper.text);
  const document = new PDFDocument({
    size: "A4",
    autoFirstPage: false,
    margin: 0,
    info: { Title: paper.fileName, Creator: "Bilimdon" },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
  document.registerFont("plain", plain);
  document.registerFont("bold", bold);
  for (const [index, lines] of pages.entries()) {
    document.addPage();
    drawHead(document, paper, `${index + 1} / ${pages.length}`);
    drawLines(document, lines);
  }
  document.end();
  return whole;
}

type Page = InstanceType<typeof PDFDocument>;

/** The team and its place large, for whoever carries the sheet; contest, file, time and page below. */
function drawHead(page: Page, paper: Paper, pageOf: string): void {
  const { left, right, top } = sheet;
  const width = right - left;
  const oneLine = { lineBreak: false, ellipsis: true } as const;
  const place = paper.place ?? "";
  page.font("bold").fontSize(14);
  page.text(shorten(paper.team, place === "" ? 60 : 38), left, top, oneLine);
  if (place !== "") page.text(shorten(place, 20), left, top, { ...oneLine, width, align: "right" });
  page.font("plain").fontSize(8);
  page.text(
    shorten([paper.contest, paper.organisation].filter(Boolean).join(", "), 100),
    left,
    top + 19,
    oneLine,
  );
  page.text(shorten(paper.fileName, 60), left, top + 30, oneLine);
  page.text(`${timeOf(paper.sentAt)}   ${pageOf}`, left, top + 30, { ...oneLine, width, align: "right" });
  page
    .moveTo(left, sheet.bodyTop - 7)
    .lineTo(right, sheet.bodyTop - 7)
    .lineWidth(0.7)
    .stroke("#000000");
}

function drawLines(page: Page, lines: readonly PrintedLine[]): void {
  page.font("plain").fontSize(sheet.size);
  for (const [index, { number, text }] of lines.entries()) {
    const y = sheet.bodyTop + index * sheet.lineHeight;
    if (number !== null)
      page
        .fillColor("#666666")
        .text(String(number).padStart(5), sheet.left, y, { lineBreak: false })
        .fillColor("#000000");
    if (text !== "") page.text(text, sheet.left + sheet.numberWidth, y, { lineBreak: false });
  }
}

const shorten = (text: string, most: number) => {
  const signs = [...text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "")];
  return signs.length <= most ? signs.join("") : `${signs.slice(0, most - 1).join("")}…`;
};

/** Contests are held by the clocks of Tashkent, wherever the server stands. */
function timeOf(at: Date): string {
  return new Intl.DateTimeFormat("ru-RU", {
    timeZone: "Asia/Tashkent",
    day: "2-digit",
    month: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).format(at);
}

/** What a page of this shape needs, for the test that nothing runs off the sheet. */
export const drawnSize = {
  right: sheet.left + sheet.numberWidth + printShape.columns * sheet.size * 0.602,
  bottom: sheet.bodyTop + printShape.lines * sheet.lineHeight,
} as const;
