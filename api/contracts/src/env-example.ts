import type { z } from "zod";

export interface EnvSection {
  readonly title: string;
  readonly shape: z.ZodObject;
  /** Names of what a reader must replace, and with what the example stands for it. */
  readonly placeholders: Readonly<Record<string, string>>;
}

/**
 * The part of .env.example that one process reads: each variable with what it means, those that may be left out as
 * comments with their default.
 *
 * @param known  names that stand in an earlier section already; they are not written twice, and this section's are added
 */
export function writeEnvSection(section: EnvSection, known: Set<string>): string {
  const lines: string[] = [];
  for (const [name, field] of Object.entries(section.shape.shape)) {
    if (known.has(name)) continue;
    known.add(name);
    const left = field.safeParse(undefined);
    const placeholder = section.placeholders[name];
    const shown = placeholder ?? (left.success && left.data !== undefined ? String(left.data) : "");
    const isOptional = left.success && placeholder === undefined;
    lines.push(`# ${field.description ?? name}`, `${isOptional ? "#" : ""}${name}=${quoted(shown)}`, "");
  }
  return lines.length === 0 ? "" : `## ${section.title}\n\n${lines.join("\n")}\n`;
}

function quoted(value: string): string {
  return /[\s<>#]/.test(value) ? `"${value}"` : value;
}
