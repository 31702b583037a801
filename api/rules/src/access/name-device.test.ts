import { expect, it } from "vitest";
import { nameDevice } from "./name-device.ts";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  [
    `Mozilla/5.0 (Linux; Android 13; SM-A135F) ${webkit} Chrome/126.0 Mobile Safari/537.36`,
    "Chrome",
    "Android",
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64) ${webkit} Chrome/126.0 YaBrowser/24.6 Safari/537.36`,
    "Yandex Browser",
    "Windows",
  ],
  [
    `Mozilla/5.0 (Linux; Android 12) ${webkit} SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36`,
    "Samsung Internet",
    "Android",
  ],
  [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/126.0 Safari/537.36 Edg/126.0`, "Edge", "Windows"],
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/126.0 Safari/537.36 OPR/111.0`, "Opera", "Linux"],
  ["Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox", "Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Version/17.5 Mobile Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 Version/17.5 Safari/605.1",
    "Safari",
    "macOS",
  ],
  ["curl/8.5.0", null, null],
  [null, null, null],
])("a device is named by its browser and system: %s", (userAgent, browser, system) => {
  expect(nameDevice(userAgent)).toEqual({ browser, system });
});
