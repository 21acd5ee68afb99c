// Prints the time of each test project and, last, the plain count, from the .trx files of one run.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const attribute = (text, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];
const sum = { passed: 0, failed: 0, skipped: 0 };
const folder = process.argv[2];

for (const file of readdirSync(folder, { recursive: true }).filter((f) => f.endsWith(".trx")).sort()) {
  const trx = readFileSync(join(folder, file), "utf8");
  const counters = /<Counters [^>]*>/.exec(trx)[0];
  const times = /<Times [^>]*>/.exec(trx)[0];
  const [total, executed, passed] = ["total", "executed", "passed"].map((n) => Number(attribute(counters, n)));
  const seconds = Math.round((new Date(attribute(times, "finish")) - new Date(attribute(times, "start"))) / 1000);
  const name = /storage="[^"]*?([^/\\"]+)\.dll"/i.exec(trx)?.[1] ?? file;
  console.log(`${name}: ${passed} passed, ${executed - passed} failed, ${total - executed} skipped in ${seconds} s`);
  sum.passed += passed;
  sum.failed += executed - passed;
  sum.skipped += total - executed;
}
console.log(`${sum.passed} passed, ${sum.failed} failed` + (sum.skipped > 0 ? `, ${sum.skipped} skipped` : ""));
