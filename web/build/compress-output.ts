import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Below this a compressed copy saves less than the header that announces it. */
const smallestBytes = 512;

/** Writes .br and .gz beside every text file of the build, so that the server never compresses while it serves. */
export function compressOutput(): Plugin {
  return {
    name: "compress-output",
    apply: "build",
    writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const path of textFiles(dir)) {
        const source = readFileSync(path);
        if (source.length < smallestBytes) continue;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: source.length };
        writeFileSync(`${path}.br`, brotliCompressSync(source, { params }));
        writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }));
      }
    },
  };
}

function textFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html|svg|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
