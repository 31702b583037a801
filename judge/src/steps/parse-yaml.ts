import { parseDocument, visit } from "yaml";

const maxYamlCharacters = 262_144;
const maxYamlDepth = 24;

export type YamlReading =
  | { readonly kind: "read"; readonly value: unknown }
  | { readonly kind: "unreadable"; readonly why: string };

/**
 * Reads one YAML document as plain values.
 *
 * Aliases are refused outright: a package never needs them, and nine lines of them can stand for a billion nodes.
 * @returns "unreadable" with the reason for syntax errors, repeated keys, aliases, and what is too long or too deep
 * @throws never
 */
export function parseYaml(text: string): YamlReading {
  if (text.length > maxYamlCharacters) {
    return { kind: "unreadable", why: `the file is longer than ${maxYamlCharacters} characters` };
  }
  if (openBrackets(text) > maxOpenBrackets) return { kind: "unreadable", why: tooDeep };
  try {
    const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true, logLevel: "error" });
    const error = document.errors[0];
    if (error) return { kind: "unreadable", why: error.message.split("\n")[0] ?? "not YAML" };
    const trouble = findTrouble(document);
    if (trouble !== null) return { kind: "unreadable", why: trouble };
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return { kind: "read", value };
  } catch (error) {
    return { kind: "unreadable", why: String(error) };
  }
}

const tooDeep = `lists and maps are nested deeper than ${maxYamlDepth} levels`;

/** Far above any real nesting, far below where the recursive parser gets slow and then dies. */
const maxOpenBrackets = 200;

/** The most brackets open at once, wherever they stand; strings are not told apart, since none has 200 of them. */
function openBrackets(text: string): number {
  let open = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === "[" || bracket === "{" ? 1 : -1;
    most = Math.max(most, open);
  }
  return most;
}

function findTrouble(document: ReturnType<typeof parseDocument>): string | null {
  let trouble: string | null = null;
  visit(document, {
    Alias(_key, node) {
      trouble = `aliases are not allowed (*${node.source})`;
      return visit.BREAK;
    },
    Collection(_key, _node, path) {
      if (path.length <= maxYamlDepth * 2) return undefined;
      trouble = tooDeep;
      return visit.BREAK;
    },
  });
  return trouble;
}
