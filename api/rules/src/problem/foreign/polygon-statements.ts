import { isMap } from "../yaml-fields.ts";
import { packageName } from "./package-draft.ts";
import { inXml, type PolygonContext, polygonLanguages } from "./polygon-context.ts";
import { baseName } from "./polygon-programs.ts";
import { attributeOf, childrenOf, elementAt } from "./xml-element.ts";

const sections = ["legend", "input", "output", "interaction", "scoring", "notes"] as const;
type Section = (typeof sections)[number];

const headings: Readonly<Record<string, Readonly<Record<Exclude<Section, "legend">, string>>>> = {
  en: { input: "Input", output: "Output", interaction: "Interaction", scoring: "Scoring", notes: "Note" },
  ru: {
    input: "Входные данные",
    output: "Выходные данные",
    interaction: "Протокол взаимодействия",
    scoring: "Система оценки",
    notes: "Примечание",
  },
  uz: {
    input: "Kiruvchi maʼlumotlar",
    output: "Chiquvchi maʼlumotlar",
    interaction: "Muloqot",
    scoring: "Baholash",
    notes: "Izoh",
  },
};

/**
 * The statements, put together from their sections, with the images beside them.
 *
 * @returns the problem's names by language code
 */
export function convertStatements(context: PolygonContext): Readonly<Record<string, string>> {
  const { files, problem, draft } = context;
  const titles = new Map(
    childrenOf(elementAt(problem, "names"), "name").map((name) => [
      attributeOf(name, "language"),
      attributeOf(name, "value"),
    ]),
  );
  const folders = new Set(
    [...files.sizes.keys()].flatMap((path) => {
      const found =
        /^(?:statement-sections\/([^/]+)\/legend\.tex|statements\/([^/]+)\/problem-properties\.json)$/;
      return (
        found
          .exec(path)
          ?.slice(1)
          .filter((name) => name !== undefined) ?? []
      );
    }),
  );
  const names: Record<string, string> = {};
  for (const folder of folders) {
    const code = Object.hasOwn(polygonLanguages, folder) ? polygonLanguages[folder] : undefined;
    const inSections = `statement-sections/${folder}`;
    const hasSections = files.sizes.has(`${inSections}/legend.tex`);
    const place = { file: hasSections ? inSections : `statements/${folder}`, key: null };
    if (code === undefined) {
      draft.note(place, "left", "is in a language that has no code here");
      continue;
    }
    names[code] = titles.get(folder) || [...titles.values()][0] || files.shortName;
    draft.text(`statement/problem.${code}.tex`, writeStatement(context, folder, code));
    copyImages(context, folder);
    draft.note(place, "changed", "put together from its sections; the PDF and HTML are not taken");
  }
  if (Object.keys(names).length === 0) {
    const message = "holds no legend.tex; write the statement in Polygon and build the package again";
    draft.refuse({ file: "statement-sections", key: null }, message);
  }
  for (const language of titles.keys()) {
    if (!folders.has(language)) draft.note(inXml(`names.name ${language}`), "left", "has no statement");
  }
  return names;
}

function writeStatement(context: PolygonContext, folder: string, code: string): string {
  const words = headings[code] ?? headings.en;
  const properties = readProperties(context, folder);
  const parts = sections.flatMap((section) => {
    const written =
      readSection(context, `statement-sections/${folder}/${section}.tex`) ?? properties[section];
    if (typeof written !== "string" || written.trim() === "") return [];
    const text = plainTex(written, folder);
    return [section === "legend" ? text : `\\section*{${words?.[section] ?? section}}\n${text}`];
  });
  return `${parts.join("\n\n")}\n`;
}

/** One section; null where it is not there. */
function readSection({ files, draft }: PolygonContext, path: string): string | null {
  const reading = files.text(path);
  if (reading.kind === "read") return reading.value;
  if (reading.kind !== "missing")
    draft.refuse({ file: path, key: null }, "is not UTF-8 text of 1 MiB at most; save it anew");
  return null;
}

/** Packages of before 2019 have their sections in one file alone, in JSON, which YAML reads too. */
function readProperties(context: PolygonContext, folder: string): Readonly<Record<string, unknown>> {
  const path = `statements/${folder}/problem-properties.json`;
  const text = readSection(context, path);
  const parsed = text === null ? null : context.files.yaml(text);
  if (parsed?.kind === "read" && isMap(parsed.value)) return parsed.value;
  if (parsed?.kind === "unreadable")
    context.draft.note({ file: path, key: null }, "left", `cannot be read: ${parsed.why}`);
  return {};
}

/** Polygon's few words of its own, and images from the folder of their language. */
function plainTex(text: string, folder: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(/\\t\{/g, "\\texttt{")
    .replace(/\\(?:bf|textbf)\{/g, "\\textbf{")
    .replace(/\\(?:it|textit)\{/g, "\\textit{")
    .replace(/(\\includegraphics\s*(?:\[[^\]]*\])?\s*\{)([^}]*)\}/g, (_whole, head: string, name: string) => {
      return `${head}${packageName(folder)}/${packageName(baseName(name.trim()))}}`;
    });
}

function copyImages({ files, draft }: PolygonContext, folder: string): void {
  for (const path of files.sizes.keys()) {
    const isBeside = [`statement-sections/${folder}/`, `statements/${folder}/`].some((each) =>
      path.startsWith(each),
    );
    if (
      !isBeside ||
      !/\.(?:png|jpe?g|gif|svg|pdf|eps)$/i.test(path) ||
      /\/(?:problem|statement|tutorial)\.pdf$/.test(path)
    )
      continue;
    draft.copy(`statement/${packageName(folder)}/${packageName(baseName(path))}`, path);
  }
}
