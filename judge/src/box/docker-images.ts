/**
 * Which image a program runs in.
 *
 * One image may hold every language, or each language family has its own, or both. A program that needs no tools (one
 * that was compiled to machine code) runs in any; two that talk to each other need one image with the tools of both.
 */

export interface SandboxImage {
  /** "bilimdon-sandbox-java". */
  readonly name: string;
  /** "sha256:…". */
  readonly digest: string;
  /** From the label build.sh puts on; null: it does not say, and is taken to have them all. */
  readonly families: readonly string[] | null;
}

/**
 * The image with the fewest families among those that have the needed ones; one that does not say what it has comes
 * last.
 *
 * @returns null when none has them all
 */
export function chooseImage(images: readonly SandboxImage[], needed: readonly string[]): SandboxImage | null {
  const fit = images.filter(({ families }) =>
    needed.every((family) => families === null || families.includes(family)),
  );
  const size = ({ families }: SandboxImage) => families?.length ?? Number.POSITIVE_INFINITY;
  return (
    [...fit].sort((one, other) => size(one) - size(other) || (one.name < other.name ? -1 : 1))[0] ?? null
  );
}

/**
 * The images of a listing that are a box's: the one called `base`, and `base-FAMILY` for each family, known by its
 * label, so that an image of another use that begins alike is not taken for one.
 */
export function ownImages(
  listed: readonly {
    readonly names: readonly string[];
    readonly digest: string;
    readonly label: string | undefined;
  }[],
  base: string,
): SandboxImage[] {
  return listed.flatMap(({ names, digest, label }) => {
    const families = label === undefined ? null : label.split(" ");
    const own = [base, ...(families === null ? [] : [`${base}-${families[0]}`])];
    const name = names.find((one) => own.includes(one));
    return name === undefined ? [] : [{ name, digest, families }];
  });
}
