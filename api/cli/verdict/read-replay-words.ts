import { parseArgs } from "node:util";

export type ReplayWords =
  | { readonly task: "judge"; readonly id: string; readonly box: string; readonly isJson: boolean }
  | { readonly task: "write"; readonly id: string; readonly folder: string }
  | {
      readonly task: "judge-folder";
      readonly folder: string;
      readonly box: string;
      readonly isJson: boolean;
    };

type Reading =
  | { readonly kind: "read"; readonly value: ReplayWords }
  | { readonly kind: "refused"; readonly why: string };

const usage =
  "verdict:replay -- ID [--json] [--box auto|local|docker|reduced] | ID --out FOLDER | --from FOLDER [--json] [--box …]";

export function readReplayWords(args: readonly string[]): Reading {
  const text = { type: "string" } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean" }, box: text, out: text, from: text },
    });
    const [id, ...more] = positionals;
    const how = { box: values.box ?? "auto", isJson: values.json ?? false };
    if (more.length > 0) return { kind: "refused", why: usage };
    if (values.from !== undefined && id === undefined && values.out === undefined)
      return { kind: "read", value: { task: "judge-folder", folder: values.from, ...how } };
    if (id === undefined || values.from !== undefined || !/^(jdg|sub)_[0-9a-z]+$/.test(id))
      return { kind: "refused", why: `ID is a judgement's (jdg_…) or a submission's (sub_…).\n${usage}` };
    if (values.out !== undefined) return { kind: "read", value: { task: "write", id, folder: values.out } };
    return { kind: "read", value: { task: "judge", id, ...how } };
  } catch (error) {
    return { kind: "refused", why: `${error instanceof Error ? error.message : String(error)}\n${usage}` };
  }
}
