/**
 * Globs of submissions.yaml: `*` is any run of characters but "/", `?` one character but "/", `{a,b}` either. There is
 * no `**` and no `[…]`.
 */
export interface Glob {
  readonly text: string;
  /** The glob once for each choice of its braces, cut at "/". */
  readonly alternatives: readonly (readonly string[])[];
}

export type GlobReading =
  | { readonly kind: "read"; readonly value: Glob }
  | { readonly kind: "refused"; readonly why: string };

const mostAlternatives = 256;
const longestGlob = 1024;

/**
 * Reads a glob.
 *
 * @returns refused for `**`, `[`, braces without their partner, more than 256 alternatives or 1 024 characters
 * @throws never
 * Source: 2025-09, "Glob patterns".
 */
export function readGlob(text: string): GlobReading {
  if (text.length > longestGlob) return refused(`the glob is longer than ${longestGlob} characters`);
  if (text.includes("**")) return refused('"**" is not a part of this format; write one "*" for each folder');
  if (/[[\]]/.test(text)) return refused('"[…]" is not a part of this format; use {a,b}');
  const expansion = expandBraces(text);
  if (expansion.kind === "refused") return expansion;
  const alternatives = expansion.texts.map((each) => each.replace(/\/+$/, "").split("/"));
  return { kind: "read", value: { text, alternatives } };
}

/**
 * Whether a path, or a folder it lies in, is matched: "accepted" and "acc*\/x.py" both match "accepted/x.py".
 * An empty glob matches everything.
 * @throws never
 */
export function matchesGlob(glob: Glob, path: string): boolean {
  const names = path.split("/");
  return glob.alternatives.some(
    (parts) =>
      (parts.length === 1 && parts[0] === "") ||
      (parts.length <= names.length && parts.every((part, index) => matchesName(part, names[index] ?? ""))),
  );
}

/** Whether a path itself is matched, and not only a folder it lies in. */
export function matchesWhole(glob: Glob, path: string): boolean {
  const size = path.split("/").length;
  return matchesGlob(
    { ...glob, alternatives: glob.alternatives.filter((parts) => parts.length === size) },
    path,
  );
}

/** Walks both at once; where they part it goes back to the last "*", which is enough and never slow. */
function matchesName(part: string, name: string): boolean {
  let at = 0;
  let nameAt = 0;
  let starAt = -1;
  let starNameAt = 0;
  while (nameAt < name.length) {
    if (part[at] === "*") {
      starAt = at++;
      starNameAt = nameAt;
    } else if (at < part.length && (part[at] === "?" || part[at] === name[nameAt])) {
      at++;
      nameAt++;
    } else if (starAt >= 0) {
      at = starAt + 1;
      nameAt = ++starNameAt;
    } else return false;
  }
  while (part[at] === "*") at++;
  return at === part.length;
}

type Expansion =
  | { readonly kind: "texts"; readonly texts: readonly string[] }
  | { readonly kind: "refused"; readonly why: string };

function expandBraces(text: string): Expansion {
  let open: readonly string[] = [text];
  for (;;) {
    const next: string[] = [];
    let isChanged = false;
    for (const each of open) {
      const parts = splitFirstBraces(each);
      if (parts === "unbalanced") return refused(`"{" and "}" do not pair up in "${text}"`);
      if (parts !== null) isChanged = true;
      next.push(...(parts ?? [each]));
      if (next.length > mostAlternatives)
        return refused(`"${text}" has more than ${mostAlternatives} alternatives`);
    }
    if (!isChanged) return { kind: "texts", texts: next };
    open = next;
  }
}

/** The text once for each choice of its first, outermost braces; null where it has none. */
function splitFirstBraces(text: string): readonly string[] | "unbalanced" | null {
  const from = text.indexOf("{");
  if (from < 0) return text.includes("}") ? "unbalanced" : null;
  if (text.slice(0, from).includes("}")) return "unbalanced";
  let depth = 0;
  const cuts = [from];
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}") depth--;
    if (depth === 1 && text[at] === ",") cuts.push(at);
    if (depth > 0) continue;
    cuts.push(at);
    const choices = cuts.slice(1).map((cut, index) => text.slice((cuts[index] ?? 0) + 1, cut));
    return choices.map((choice) => text.slice(0, from) + choice + text.slice(at + 1));
  }
  return "unbalanced";
}

function refused(why: string): { readonly kind: "refused"; readonly why: string } {
  return { kind: "refused", why };
}
