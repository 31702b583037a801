import type { Platform } from "./platform.ts";
import type { StepProgress } from "./step-progress.ts";

/** The last words of a start: where to go and who to be. */
export function printWelcome(platform: Platform, progress: StepProgress): void {
  const accounts = platform.demo.accounts
    .map(({ login, words }) => `    ${login.padEnd(10)} ${words}`)
    .join("\n");
  progress.say(`
  Bilimdon is running at   ${platform.url}
  Live scoreboard          ${platform.url}/c/${platform.demo.contestSlug}/jadval   (no account needed)
  API reference            ${platform.url}/api/docs

  Demo accounts, one password for all: ${platform.demo.password}
${accounts}

  Push your own problem:   npm run problem:push -- problems/<folder>
  Logs:                    ${platform.logFolder}
`);
}
