import { open } from "node:fs/promises";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import { casesOf, withData } from "@bilimdon/rules/verdict/list-cases";

/** What the page shows of a sample at most; the rest is in the package. */
const shownBytes = 64 * 1024;
const sampleLimit = 100;

export interface Sample {
  readonly input: string;
  readonly answer: string;
  readonly interaction: string | null;
  readonly note: string | null;
  readonly isCut: boolean;
}

/**
 * The samples as the statement shows them, in the order of the data.
 *
 * @param sources  package path → where the file is
 */
export async function readSamples(
  manifest: Manifest,
  sources: ReadonlyMap<string, string>,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const test of withData(casesOf(manifest.tests.sample)).slice(0, sampleLimit)) {
    const { shown } = test;
    const input = await readHead(sources.get(shown.inputPath ?? test.inputPath));
    const answer = await readHead(sources.get(shown.answerPath ?? test.answerPath ?? ""));
    const interaction = await readHead(sources.get(shown.interactionPath ?? ""));
    samples.push({
      input: input.text,
      answer: answer.text,
      interaction: shown.interactionPath === undefined ? null : interaction.text,
      note: test.hint,
      isCut: input.isCut || answer.isCut || interaction.isCut,
    });
  }
  for (const shown of manifest.shownSamples.slice(0, sampleLimit - samples.length)) {
    const input = await readHead(sources.get(shown.inputPath ?? ""));
    const answer = await readHead(sources.get(shown.answerPath ?? ""));
    const interaction = await readHead(sources.get(shown.interactionPath ?? ""));
    samples.push({
      input: input.text,
      answer: answer.text,
      interaction: shown.interactionPath === null ? null : interaction.text,
      note: null,
      isCut: input.isCut || answer.isCut || interaction.isCut,
    });
  }
  return samples;
}

async function readHead(
  source: string | undefined,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  if (source === undefined) return { text: "", isCut: false };
  const file = await open(source);
  try {
    const bytes = Buffer.alloc(shownBytes + 1);
    const { bytesRead } = await file.read(bytes, 0, shownBytes + 1, 0);
    const isCut = bytesRead > shownBytes;
    const text = new TextDecoder("utf-8").decode(bytes.subarray(0, Math.min(bytesRead, shownBytes)), {
      stream: isCut,
    });
    // Postgres keeps no NUL in a text.
    return { text: text.replaceAll("\0", "\ufffd"), isCut };
  } finally {
    await file.close();
  }
}
