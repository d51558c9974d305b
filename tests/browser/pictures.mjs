// Usage: node pictures.mjs PAGE.html FOLDER [HEIGHT]. The page by day and by night, at a desk and on
// a phone, whole or its first HEIGHT pixels; and as PDF: all of it, and its checklist alone.
import { join } from "node:path";
import { VIEWS, launch, open } from "./browser.mjs";

const [file, folder, height] = process.argv.slice(2);
const browser = await launch();
try {
  for (const { width, scheme } of VIEWS) {
    const { page } = await open(browser, file, { width, scheme });
    const path = join(folder, `page-${width}${scheme === "dark" ? "-dark" : ""}.png`);
    const top = height && { x: 0, y: 0, width, height: Number(height) };
    await page.screenshot({ path, ...(top ? { clip: top } : { fullPage: true }) });
    await page.close();
  }
  for (const [name, fragment] of [["page", ""], ["hand-out", "#hand-out"]]) {
    const { page } = await open(browser, file, { width: 1280, scheme: "dark" }, fragment);
    const path = join(folder, `${name}.pdf`);
    await page.pdf({ path, format: "letter", preferCSSPageSize: true, printBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
