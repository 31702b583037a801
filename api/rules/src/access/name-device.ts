/** What a list of sessions calls the device behind a User-Agent. Told by the browser itself: a name, never a proof. */
export interface DeviceName {
  /** Chrome, Firefox and so on; null: not one we know. */
  readonly browser: string | null;
  readonly system: string | null;
}

// The order decides: every later browser also calls itself by the names of the earlier ones.
const browsers: readonly (readonly [name: string, mark: RegExp])[] = [
  ["Yandex Browser", /\bYaBrowser\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Opera", /\b(OPR|Opera|OPT)\//],
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bVersion\/[\d.]+ .*Safari\//],
];

const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
];

/**
 * Names the browser and the system of a User-Agent header.
 *
 * @param userAgent  null: none was sent
 * @returns null for what is not known
 * @throws never
 */
export function nameDevice(userAgent: string | null): DeviceName {
  const text = userAgent ?? "";
  return { browser: firstOf(browsers, text), system: firstOf(systems, text) };
}

function firstOf(names: typeof browsers, text: string): string | null {
  return names.find(([, mark]) => mark.test(text))?.[0] ?? null;
}
