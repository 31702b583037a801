import type { Box, NeededTools } from "../box/box.ts";
import { imageFamily } from "../languages/image-family.ts";
import type { Plan } from "../languages/language.ts";

/** What a compiler, or another tool of the language, is run with. */
export function toolsToBuild(languageId: string): NeededTools {
  return { family: imageFamily(languageId), isMachineCode: false };
}

/** The digest of the image a language's tools are in; null where they are the machine's own. */
export function digestOfTools(box: Box, languageId: string): string | null {
  const tools = box.toolsOf(imageFamily(languageId));
  return tools.kind === "here" ? tools.imageDigest : null;
}

/** What was compiled to machine code is started by itself, everything else by a tool of its language. */
export function runTools(languageId: string, { run }: Plan): NeededTools {
  const isMachineCode = run.argv[0]?.startsWith("{folder}/") ?? false;
  return { family: imageFamily(languageId), isMachineCode };
}
