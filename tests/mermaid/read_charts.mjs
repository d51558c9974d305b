// Standard input: a JSON list of charts. Standard output: for each what Mermaid read in it, or its error.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// Mermaid cleans text with DOMPurify, which needs a document, before it is imported.
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true });

// What `decodeEntities` and the browser make of an entity code when the chart is drawn.
const drawn = (text) => text.trim().replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code));
const day = (moment) =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

async function read(chart) {
  try {
    const { diagramType } = await mermaid.parse(chart);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
    const tasks = db.getTasks().map((task) => ({
      id: task.id,
      section: drawn(task.section),
      title: drawn(task.task),
      start: day(task.startTime),
      end: day(task.endTime),
      marks: ["crit", "done", "active", "milestone"].filter((mark) => task[mark]),
      clickable: task.classes.length > 0,
    }));
    return {
      type: diagramType,
      title: drawn(db.getDiagramTitle()),
      accTitle: drawn(db.getAccTitle()),
      accDescr: drawn(db.getAccDescription()),
      inclusive: db.endDatesAreInclusive(),
      links: db.getLinks().size,
      tasks,
    };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

const found = [];
for (const chart of JSON.parse(readFileSync(0, "utf-8"))) found.push(await read(chart));
process.stdout.write(JSON.stringify(found));
