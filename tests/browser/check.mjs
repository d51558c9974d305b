// Usage: node check.mjs PAGE.html... Prints, as JSON, what is wrong with each page in each view.
import axe from "axe-core";
import { VIEWS, launch, open } from "./browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MARGIN = { top: "0.5in", bottom: "0.5in", left: "0.5in", right: "0.5in" };

/** How many sheets the checklist takes when it is printed alone; nothing where there is none. */
async function sheets(browser, file) {
  const { page } = await open(browser, file, VIEWS[0], "#hand-out");
  const counted = {};
  for (const format of (await page.$("#hand-out")) ? ["letter", "a4"] : []) {
    const printed = await page.pdf({ format, preferCSSPageSize: false, margin: MARGIN });
    counted[format] = Buffer.from(printed).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  }
  await page.close();
  return counted;
}

/** Stops and commas that stand apart from the citation before them. */
function strays() {
  const box = (node, end) => {
    const range = document.createRange();
    range.setStart(node, 0);
    range.setEnd(node, end);
    return range.getBoundingClientRect();
  };
  const found = [];
  for (const ref of document.querySelectorAll("a.ref")) {
    const [number, next] = [ref.lastChild, ref.nextSibling];
    if (!/^[.,;)]/.test(next?.data ?? "")) continue;
    const [before, after] = [box(number, number.length), box(next, 1)];
    if (after.left - before.right > 3) found.push(ref.parentElement.textContent.slice(0, 80));
  }
  return found;
}

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
  const apart = await page.evaluate(strays);
  await page.close();
  return { file, ...view, ...found, apart, asked };
}

const browser = await launch();
try {
  const results = [];
  for (const file of process.argv.slice(2)) {
    const printed = await sheets(browser, file);
    for (const view of VIEWS) {
      results.push({ ...(await problems(browser, file, view)), sheets: printed });
    }
  }
  console.log(JSON.stringify(results, null, 1));
} finally {
  await browser.close();
}
