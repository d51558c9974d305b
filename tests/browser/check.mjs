// Usage: node check.mjs PAGE.html... Prints, as JSON, what is wrong with each page in each view.
import axe from "axe-core";
import { VIEWS, launch, open } from "./browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function problems(browser, file, view) {
  const { page, asked } = await open(browser, file, view);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (tags) => {
      const { violations, passes } = await globalThis.axe.run(document, {
        runOnly: { type: "tag", values: tags },
      });
      return {
        passed: passes.length,
        violations: violations.map((v) => ({
          id: v.id,
          help: v.help,
          nodes: v.nodes.slice(0, 5).map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`),
        })),
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    },
    TAGS,
  );
  await page.close();
  return { file, ...view, ...found, asked };
}

const browser = await launch();
try {
  const results = [];
  for (const file of process.argv.slice(2)) {
    for (const view of VIEWS) results.push(await problems(browser, file, view));
  }
  console.log(JSON.stringify(results, null, 1));
} finally {
  await browser.close();
}
