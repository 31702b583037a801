/** Makes src/generated: compiled messages, icons, fonts. Run before types, tests and the build; quick when nothing changed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileMessages } from "./compile-messages.ts";
import { pickIcons } from "./pick-icons.ts";
import { subsetFonts } from "./subset-fonts.ts";

const webFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** @throws Error naming the file and key when a message is missing or misspelt */
export async function generate(): Promise<void> {
  const generated = join(webFolder, "src/generated");
  mkdirSync(join(generated, "messages"), { recursive: true });
  const messages = join(webFolder, "messages");
  for (const file of readdirSync(messages).filter((name) => name.endsWith(".json"))) {
    const area = file.slice(0, -".json".length);
    const source: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(join(messages, file), "utf8"),
    );
    writeIfChanged(join(generated, "messages", `${area}.ts`), compileMessages(area, source));
  }
  writeIfChanged(join(generated, "icons.ts"), pickIcons());
  await subsetFonts(join(generated, "fonts"));
}

/** Watchers and caches go by the file's time, so an equal file is not touched. */
function writeIfChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  writeFileSync(path, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();

/** Vitest's globalSetup calls this. */
export default generate;
