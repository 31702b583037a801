/**
 * Free Problem Set: one XML file with any number of problems, each with its texts as HTML, tests and images inside.
 * Each item becomes a package of format 2025-09.
 */

import { limitBounds } from "../limit-bounds.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import {
  type Conversion,
  type ConvertedPackage,
  type PackageDraft,
  shortNameFrom,
  startDraft,
  writeYaml,
} from "./package-draft.ts";
import { textLanguage } from "./text-language.ts";
import { attributeOf, childOf, childrenOf, type XmlElement } from "./xml-element.ts";

const mostItems = 500;
const mostTests = 2_000;

interface FpsItem {
  readonly file: string;
  readonly ordinal: number;
  readonly item: XmlElement;
  readonly draft: PackageDraft;
}

/**
 * Makes packages of format 2025-09 from a problem set. An item that cannot be taken (no tests, a judge of its own,
 * limits that cannot be read) does not keep the others back.
 *
 * @returns refused with the faults of every item where none can be taken
 * Source: FPS 1.x as the HUSTOJ family writes it.
 */
export function convertFps(set: {
  readonly file: string;
  readonly shortName: string;
  readonly root: XmlElement;
}): Conversion {
  const items = childrenOf(set.root, "item");
  if (set.root.name !== "fps" || items.length === 0 || items.length > mostItems) {
    const message = `is no problem set: it has to be <fps> with 1 to ${mostItems} items`;
    return { kind: "refused", faults: [{ file: set.file, key: null, message }] };
  }
  const base = shortNameFrom(set.shortName).slice(0, 50) || "fps";
  const drafts = items.map((item, index) => {
    const draft = startDraft();
    convertItem({ file: set.file, ordinal: index + 1, item, draft });
    const shortName = items.length === 1 ? base : `${base}-${index + 1}`;
    return { shortName, draft };
  });
  const faults = drafts.flatMap(({ draft }) => draft.faults);
  const packages = drafts
    .filter(({ draft }) => draft.faults.length === 0)
    .map(
      ({ shortName, draft }): ConvertedPackage => ({
        shortName,
        files: draft.files,
        report: { format: "fps", notes: draft.notes },
      }),
    );
  if (packages.length === 0) return { kind: "refused", faults };
  return { kind: "converted", packages, leftOut: faults };
}

function convertItem(item: FpsItem): void {
  const title = textOf(item, "title") || `Problem ${item.ordinal}`;
  const description = childOf(item.item, "description")?.text ?? "";
  const language = textLanguage(`${title} ${description}`);
  for (const key of ["spj", "tpj"]) {
    if (childOf(item.item, key) === null) continue;
    const message =
      "is a judge for another system; write an output validator for it and import the problem without";
    item.draft.refuse(placeOf(item, key), message);
  }
  convertTexts(item, language);
  convertTests(item);
  convertSolutions(item);
  noteOthers(item);
  item.draft.note(placeOf(item, "title"), "taken", `in the language ${language}, told by its letters`);
  const source = textOf(item, "source");
  item.draft.text(
    "problem.yaml",
    writeYaml({
      problem_format_version: "2025-09",
      name: { [language]: title },
      uuid: `fps:${item.file}:${item.ordinal}:${title}`,
      ...(source === "" ? {} : { source }),
      limits: {
        time_limit: readTime(item),
        time_resolution: 0.001,
        time_multipliers: { ac_to_time_limit: 1, time_limit_to_tle: 1 },
        memory: readMemory(item),
      },
    }),
  );
}

function placeOf({ file, ordinal }: FpsItem, key: string) {
  return { file, key: `item ${ordinal}.${key}` };
}

function textOf({ item }: FpsItem, name: string): string {
  return childOf(item, name)?.text.trim() ?? "";
}

function readTime(item: FpsItem): number {
  const unit = attributeOf(childOf(item.item, "time_limit"), "unit").toLowerCase() || "s";
  const factor = { s: 1, ms: 0.001 }[unit];
  const seconds = Number(textOf(item, "time_limit") || "x") * (factor ?? Number.NaN);
  const isTaken = seconds >= limitBounds.time_limit.least && seconds <= limitBounds.time_limit.most;
  if (!isTaken) item.draft.refuse(placeOf(item, "time_limit"), "has to be 0.001 to 300 s, its unit s or ms");
  return isTaken ? Math.round(seconds * 1000) / 1000 : 1;
}

function readMemory(item: FpsItem): number {
  const unit = attributeOf(childOf(item.item, "memory_limit"), "unit").toLowerCase() || "mb";
  const factor = { mb: 1, kb: 1 / 1024, b: 1 / 1024 / 1024 }[unit];
  const memory = Math.ceil(Number(textOf(item, "memory_limit") || "x") * (factor ?? Number.NaN));
  const isTaken = memory >= limitBounds.memory.least && memory <= limitBounds.memory.most;
  if (!isTaken)
    item.draft.refuse(placeOf(item, "memory_limit"), "has to be 1 to 8192 MiB, its unit mb, kb or b");
  return isTaken ? memory : 1;
}

const headings: Readonly<Record<string, readonly [input: string, output: string, hint: string]>> = {
  en: ["Input", "Output", "Hint"],
  ru: ["Входные данные", "Выходные данные", "Подсказка"],
  uz: ["Kiruvchi maʼlumotlar", "Chiquvchi maʼlumotlar", "Ishora"],
  zh: ["输入", "输出", "提示"],
};

function convertTexts(item: FpsItem, language: string): void {
  const names = convertImages(item);
  const [input, output, hint] = headings[language] ?? headings.en ?? ["", "", ""];
  const write = (key: string, heading: string) => {
    const text = childOf(item.item, key)?.text ?? "";
    if (text.trim() === "") return [];
    const markdown = htmlToMarkdown(text, (source) => {
      const name = names.get(source) ?? null;
      if (name === null)
        item.draft.note(placeOf(item, key), "left", `the image ${source} is not in the file`);
      return name;
    });
    item.draft.note(placeOf(item, key), "changed", "HTML became Markdown");
    return [heading === "" ? markdown : `## ${heading}\n\n${markdown}`];
  };
  const parts = [
    ...write("description", ""),
    ...write("input", input),
    ...write("output", output),
    ...write("hint", hint),
  ];
  if (parts.length === 0)
    item.draft.refuse(placeOf(item, "description"), "is empty; a problem needs a statement");
  item.draft.text(`statement/problem.${language}.md`, parts.join("\n"));
}

/** The beginnings of images in base64. */
const imageEndings: readonly (readonly [start: string, ending: string])[] = [
  ["iVBOR", "png"],
  ["/9j/", "jpg"],
  ["R0lGOD", "gif"],
  ["UklGR", "webp"],
];

function convertImages(item: FpsItem): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [index, image] of childrenOf(item.item, "img").entries()) {
    const source = childOf(image, "src")?.text.trim() ?? "";
    const text = (childOf(image, "base64")?.text ?? "").replace(/\s+/g, "");
    const ending = imageEndings.find(([start]) => text.startsWith(start))?.[1];
    if (ending === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
      item.draft.note(placeOf(item, `img ${source}`), "left", "is no PNG, JPEG, GIF or WebP in base64");
      continue;
    }
    const name = `image${index + 1}.${ending}`;
    item.draft.add(`statement/${name}`, { kind: "base64", text });
    names.set(source, name);
  }
  return names;
}

function convertTests(item: FpsItem): void {
  const readPairs = (kind: "sample" | "test") => {
    const inputs = childrenOf(item.item, `${kind}_input`).map((each) => each.text);
    const outputs = childrenOf(item.item, `${kind}_output`).map((each) => each.text);
    if (inputs.length !== outputs.length || inputs.length > mostTests) {
      const message = `has ${inputs.length} inputs and ${outputs.length} outputs; there has to be one of each, ${mostTests} at most`;
      item.draft.refuse(placeOf(item, `${kind}_input`), message);
    }
    return inputs.map((input, index) => [input, outputs[index] ?? ""] as const);
  };
  const samples = readPairs("sample");
  const tests = readPairs("test");
  if (tests.length === 0) {
    const message = "is missing: the problem has no tests; those of a remote judge cannot be taken";
    item.draft.refuse(placeOf(item, "test_input"), message);
  }
  for (const [folder, pairs] of [
    ["sample", samples],
    ["secret", tests],
  ] as const) {
    for (const [index, [input, answer]] of pairs.entries()) {
      const name = `data/${folder}/${String(index + 1).padStart(4, "0")}`;
      item.draft.text(`${name}.in`, endedByLine(input));
      item.draft.text(`${name}.ans`, endedByLine(answer));
    }
    item.draft.text(
      `data/${folder}/test_group.yaml`,
      writeYaml({ output_validator_args: ["case_sensitive"] }),
    );
  }
  item.draft.note(
    placeOf(item, "test_input"),
    "taken",
    `${tests.length} tests and ${samples.length} samples`,
  );
}

function endedByLine(text: string): string {
  const plain = text.replaceAll("\r\n", "\n");
  return plain === "" || plain.endsWith("\n") ? plain : `${plain}\n`;
}

const languageEndings: Readonly<Record<string, string>> = {
  c: "c",
  "c++": "cpp",
  clang: "c",
  "clang++": "cpp",
  pascal: "pas",
  java: "java",
  python: "py",
  "c#": "cs",
  go: "go",
  javascript: "js",
};

function convertSolutions(item: FpsItem): void {
  for (const [index, solution] of childrenOf(item.item, "solution").entries()) {
    const language = attributeOf(solution, "language");
    const place = placeOf(item, `solution ${language}`);
    const ending = Object.hasOwn(languageEndings, language.toLowerCase())
      ? languageEndings[language.toLowerCase()]
      : undefined;
    if (ending === undefined) {
      item.draft.note(place, "left", "is in a language that is not judged here");
      continue;
    }
    const name = ending === "java" ? `solution${index + 1}/Main` : `solution${index + 1}`;
    item.draft.text(`submissions/accepted/${name}.${ending}`, solution.text);
    item.draft.note(place, "taken", "as an accepted submission");
  }
}

const knownKeys =
  "title url time_limit memory_limit description input output hint source sample_input sample_output test_input test_output solution img spj tpj".split(
    " ",
  );

function noteOthers(item: FpsItem): void {
  for (const key of new Set(item.item.children.map((child) => child.name))) {
    if (!knownKeys.includes(key) || key === "url")
      item.draft.note(placeOf(item, key), "left", "has no place here");
  }
}
