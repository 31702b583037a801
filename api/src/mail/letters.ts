import { toCyrillic } from "@bilimdon/rules/text/to-cyrillic";
import type { LetterWords } from "./letter-shape.ts";
import { letterWords } from "./letter-words.ts";
import type { WaitingLetter } from "./mail.queries.ts";
import type { Letter } from "./smtp-mailer.ts";

/** Where a letter leads. A key stands behind "#", which no browser sends to any server and no log sees. */
const pages: Readonly<Record<string, string>> = {
  "reset-password": "/parol-tiklash",
  "confirm-email": "/pochta-tasdigi",
  welcome: "/musobaqalar",
};

/**
 * Writes a letter in its reader's language.
 *
 * @param site  where links lead: https://host
 * @throws Error when there is no such letter
 */
export function writeLetter(
  waiting: Pick<WaitingLetter, "toAddress" | "locale" | "letter" | "fields">,
  site: string,
): Letter {
  const found = Object.entries(letterWords).find(([name]) => name === waiting.letter)?.[1];
  if (found === undefined) throw new Error(`there is no letter called ${waiting.letter}`);
  const words = waiting.locale === "uz-Cyrl" ? inCyrillic(found.uz) : found[waiting.locale];
  const { login = "", left = "", ending = "" } = waiting.fields;
  const fill = (line: string) =>
    line.replaceAll("{login}", oneLine(login)).replaceAll("{left}", left).replaceAll("{ending}", ending);
  const lines = words.lines.map(fill);
  const page = pages[waiting.letter];
  const link =
    words.link === null || page === undefined
      ? null
      : { text: words.link, url: `${site}${page}${keyPart(waiting.fields.key)}` };
  return {
    to: waiting.toAddress,
    subject: words.subject,
    text: [...lines, ...(link === null ? [] : [`${link.text}: ${link.url}`])].join("\n\n"),
    html: [
      ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
      ...(link === null ? [] : [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>`]),
    ].join("\n"),
  };
}

/** Before anything is put into it: names and keys stay as they are. */
function inCyrillic({ subject, lines, link }: LetterWords): LetterWords {
  return {
    subject: toCyrillic(subject),
    lines: lines.map((line) => toCyrillic(line)),
    link: link === null ? null : toCyrillic(link),
  };
}

function keyPart(key: string | undefined): string {
  return key === undefined ? "" : `#${encodeURIComponent(key)}`;
}

/** A name may hold anything; in a letter it is one line of plain text. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text that cannot become markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? "");
}
