/**
 * Images are never kept as they came. What is kept was drawn anew from their pixels, so that nothing else that stood in
 * the file is left: place and device of a photo, a script behind the last byte, a second file inside the first.
 */
import { type FileKind, type FilePurpose, mostPixels } from "@bilimdon/rules/files/file-kinds";
import sharp from "sharp";
import { refuse } from "../../errors.ts";
import { openTurns } from "../../take-turns.ts";

// One thread an image, nothing remembered between images: a picture must not slow a contest down.
sharp.concurrency(1);
sharp.cache(false);

/** Each that waits holds its bytes, ten megabytes at most. */
const inTurn = openTurns({
  atOnce: 2,
  mostWaiting: 40,
  full: () => refuse("server.unavailable", "Too many pictures come at once; try again in a moment."),
});
const patienceSeconds = 20;

/**
 * Draws an image anew as WebP.
 *
 * @returns null: these bytes are no image of that kind, or one of too many pixels
 */
export async function rewriteImage(
  bytes: Buffer,
  kind: FileKind,
  purpose: FilePurpose,
): Promise<Buffer | null> {
  return inTurn(async () => {
    try {
      const source = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true });
      const { format, width = 0, height = 0 } = await source.metadata();
      if (format !== kind || width * height > mostPixels) return null;
      // Turned upright before the mark that says how to turn it is gone.
      const upright = source.autoOrient();
      const sized =
        purpose === "avatar"
          ? upright.resize(256, 256, { fit: "cover", position: "attention" })
          : upright.resize(2560, 2560, { fit: "inside", withoutEnlargement: true });
      return await sized.timeout({ seconds: patienceSeconds }).webp({ quality: 82 }).toBuffer();
    } catch (error) {
      // The library says by an error of its own that bytes are no image; any other is a fault of ours.
      if (error instanceof Error && isAboutBytes(error.message)) return null;
      throw error;
    }
  });
}

function isAboutBytes(message: string): boolean {
  return /unsupported image|corrupt|exceeds pixel limit|bad seek|Vips|premature|invalid|timeout|load/i.test(
    message,
  );
}
