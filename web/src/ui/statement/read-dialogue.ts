export interface Said {
  readonly speaker: "judge" | "program";
  /** One or more lines said in a row. */
  readonly text: string;
}

/** Reads a sample of an interactive problem: lines "<" are the judge's, lines ">" the program's. Others are skipped. */
export function readDialogue(interaction: string): readonly Said[] {
  const said: Said[] = [];
  for (const line of interaction.split("\n")) {
    if (!/^[<>]/.test(line)) continue;
    const speaker = line.startsWith("<") ? "judge" : "program";
    const text = line.slice(1);
    const last = said.at(-1);
    if (last?.speaker === speaker) said[said.length - 1] = { speaker, text: `${last.text}\n${text}` };
    else said.push({ speaker, text });
  }
  return said;
}
