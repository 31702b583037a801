/** A place that may name a constant: {{name}} or {{name.variant}}. */
const sequence = /\{\{([a-zA-Z_][a-zA-Z0-9_]*)(?:\.([a-zA-Z0-9_]+))?\}\}/g;

/**
 * A text with the package's constants put in.
 *
 * @param constants  as in the manifest: "name" and "name.variant" → text
 * @returns unknown names are left as they stand
 * @throws never
 * Source: 2025-09, "Constants": Markdown statements, validators, included files, submissions and test_group.yaml.
 */
export function replaceConstants(text: string, constants: Readonly<Record<string, string>>): string {
  return text.replace(sequence, (whole, name: string, variant: string | undefined) => {
    const key = variant === undefined ? name : `${name}.${variant}`;
    return Object.hasOwn(constants, key) ? (constants[key] ?? whole) : whole;
  });
}
