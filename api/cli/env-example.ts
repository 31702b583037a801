/** Writes .env.example anew from the shapes of all processes: `npm run env:example`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeEnvExample } from "./secrets/write-env-example.ts";
import { projectRoot } from "./services/project-root.ts";

writeFileSync(join(projectRoot, ".env.example"), writeEnvExample());
console.log(".env.example is written.");
