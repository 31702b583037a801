import type { StatementPreview } from "@bilimdon/contracts/http/problems";
import { wishedLanguages } from "@bilimdon/rules/text/locales";
import type { RequestCtx } from "../../../ctx.ts";
import { openVersion } from "../versions/open-version.ts";
import { readShownVersion } from "./shown-version.ts";

/** A version's statement and samples exactly as contestants will see them, before they may. */
export async function previewStatement(
  ctx: RequestCtx,
  input: { readonly problemVersionId: string; readonly lang?: string | undefined },
): Promise<StatementPreview> {
  const version = await openVersion(ctx, "problem.read-package", input.problemVersionId);
  const wished = wishedLanguages(input.lang, ctx.person?.locale);
  const { problemVersionId, name, timeLimitMs, memoryBytes } = version;
  const shown = await readShownVersion(ctx.db, { problemVersionId, wished });
  const { languageCodes: _, ...view } = shown;
  return { name, timeLimitMs: timeLimitMs ?? 0, memoryBytes, ...view };
}
