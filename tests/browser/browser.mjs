// Opens a page in Chromium the way a person would: by day or by night, at a desk or on a phone.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

export const VIEWS = [1280, 390].flatMap((width) =>
  ["light", "dark"].map((scheme) => ({ width, scheme })),
);

export function launch() {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
  });
}

/** A page with the file loaded, and every address it asked for beside its own. */
export async function open(browser, file, { width, scheme }, fragment = "") {
  const page = await browser.newPage();
  const own = pathToFileURL(file).href;
  const asked = [];
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== own) asked.push(request.url());
  });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(own + fragment, { waitUntil: "load" });
  return { page, asked };
}
