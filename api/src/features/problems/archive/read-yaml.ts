import { isAlias, parseDocument, visit } from "yaml";

/** Deepest nesting of a package's YAML. */
const depthLimit = 30;

/**
 * Parses YAML that strangers wrote. Aliases, which let a kilobyte unfold into gigabytes, are refused, and so is
 * nesting deeper than 30, second documents, repeated keys, and tags of other languages.
 */
export function readYaml(
  text: string,
):
  | { readonly kind: "read"; readonly value: unknown }
  | { readonly kind: "unreadable"; readonly why: string } {
  const unreadable = (why: string) => ({ kind: "unreadable", why }) as const;
  const tooDeep = unreadable(`nested deeper than ${depthLimit}`);
  if (flowDepth(text) > depthLimit || dashLadder.test(text)) return tooDeep;
  try {
    const document = parseDocument(text, {
      uniqueKeys: true,
      version: "1.2",
      schema: "core",
      prettyErrors: true,
    });
    const fault = document.errors[0];
    if (fault?.message.includes("call stack")) return tooDeep;
    if (fault !== undefined) return unreadable(fault.message.split("\n")[0] ?? "not YAML");
    let refusal: string | null = null;
    visit(document, (_key, node, path) => {
      if (isAlias(node)) refusal = `an alias (*${node.source}); write the value out`;
      // A pair and its map are two steps of the path for one level of nesting.
      if (path.length > depthLimit * 2 + 2) refusal = tooDeep.why;
      return refusal === null ? undefined : visit.BREAK;
    });
    if (refusal !== null) return unreadable(refusal);
    const unknownTag = document.warnings[0];
    if (unknownTag !== undefined) return unreadable(unknownTag.message.split("\n")[0] ?? "an unknown tag");
    return { kind: "read", value: document.toJS({ maxAliasCount: 0 }) };
  } catch (thrown) {
    // The parser calls itself for each level: block nesting of thousands exhausts the stack before visit can count it.
    if (thrown instanceof RangeError) return tooDeep;
    throw thrown;
  }
}

/** Lists in lists on one line: "- - - - x". */
const dashLadder = new RegExp(`(?:[-?] +){${depthLimit + 1}}`);

/** Most brackets open at once; brackets in quotes and comments count too, which only real nesting makes many. */
function flowDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth += 1;
    else if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
