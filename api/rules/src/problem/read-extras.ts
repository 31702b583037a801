import type { Manifest } from "./manifest.ts";
import type { PackageContext, PackageDialect } from "./package-context.ts";
import { isLanguageCode } from "./package-languages.ts";

/**
 * Files for contestants. 2025-09: those directly in attachments/ and the code templates; any other folder there is
 * refused. Legacy: all of them.
 * Source: legacy and 2025-09, "Attachments".
 */
export function readAttachments(context: PackageContext, dialect: PackageDialect): readonly string[] {
  if (dialect !== "2025-09") return context.tree.filesBelow("attachments");
  for (const folder of context.tree.foldersIn("attachments").filter((name) => name !== "templates")) {
    const message = "is a folder in attachments/; put its files into a zip and attach that";
    context.notes.refuse({ file: `attachments/${folder}`, key: null }, message);
  }
  for (const language of context.tree.foldersIn("attachments/templates")) {
    if (language !== "default" && !isLanguageCode(language)) {
      const message = `is for no language of the format; "default" or a code such as cpp`;
      context.notes.refuse({ file: `attachments/templates/${language}`, key: null }, message);
    }
  }
  const direct = context.tree.filesIn("attachments").map((name) => `attachments/${name}`);
  return [...direct, ...context.tree.filesBelow("attachments/templates")];
}

/**
 * Files put beside every submission, by language code or "default".
 * Source: 2025-09, "Included files"; legacy, "Included code"; legacy-icpc has none.
 */
export function readIncludes(
  context: PackageContext,
  input: { readonly dialect: PackageDialect; readonly languages: Manifest["languages"] },
): Readonly<Record<string, readonly string[]>> {
  const { tree, notes } = context;
  const codes = tree.foldersIn("include");
  if (codes.length > 0 && input.dialect === "legacy-icpc") {
    notes.refuse(
      { file: "include", key: null },
      'is no part of legacy-icpc; take it out, or say "problem_format_version: legacy"',
    );
    return {};
  }
  for (const code of codes.filter((each) => each !== "default")) {
    const place = { file: `include/${code}`, key: null };
    if (!isLanguageCode(code))
      notes.refuse(place, 'is for no language of the format; "default" or a code such as cpp');
    else if (input.languages !== "all" && !input.languages.includes(code)) {
      notes.refuse(place, `is for ${code}, which is not among the languages of problem.yaml`);
    }
  }
  return Object.fromEntries(codes.map((code) => [code, tree.filesBelow(`include/${code}`)]));
}
