import type { StatementPreview } from "@bilimdon/contracts/http/problems";
import type { RequestCtx } from "../../../ctx.ts";
import { openVersion } from "../versions/open-version.ts";
import { readShownVersion } from "./shown-version.ts";

/** A version's statement and samples exactly as contestants will see them, before they may. */
export async function previewStatement(
  ctx: RequestCtx,
  input: { readonly problemVersionId: string; readonly lang?: string | undefined },
): Promise<StatementPreview> {
  const version = await openVersion(ctx, "problem.read-package", input.problemVersionId);
  const wished = [input.lang, ctx.person?.locale, "uz", "en", "ru"].filter((one) => one !== undefined);
  const { problemVersionId, name, timeLimitMs, memoryBytes } = version;
  const shown = await readShownVersion(ctx.db, { problemVersionId, wished: [...new Set(wished)] });
  const { languageCodes: _, ...view } = shown;
  return { name, timeLimitMs: timeLimitMs ?? 0, memoryBytes, ...view };
}
