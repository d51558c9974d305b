// Usage: node pictures.mjs PAGE.html FOLDER. The page as pictures, and on paper as PDF.
import { join } from "node:path";
import { launch, open } from "./browser.mjs";

const [file, folder] = process.argv.slice(2);
const browser = await launch();
try {
  for (const [width, scheme] of [[1280, "light"], [390, "light"], [1280, "dark"], [390, "dark"]]) {
    const { page } = await open(browser, file, { width, scheme });
    const suffix = scheme === "dark" ? "-dark" : "";
    await page.screenshot({ path: join(folder, `page-${width}${suffix}.png`), fullPage: true });
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
