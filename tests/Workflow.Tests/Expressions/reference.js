// Evaluates one script a line (a JSON string) as ECMAScript does, and answers one description a line: value or error name.
'use strict';
const vm = require('vm');
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(line => line);
const instant = Date.UTC(2026, 10, 23, 3, 30, 0, 250);

const prelude = `
  {
    const Real = Date;
    globalThis.Date = class extends Real { constructor(...parts) { parts.length ? super(...parts) : super(${instant}); } static now() { return ${instant}; } };
  }`;

function describe(value) {
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'function';
  if (Array.isArray(value)) return '[' + Array.from(value, describe).join(',') + ']';
  if (Object.prototype.toString.call(value) === '[object Date]') return 'date ' + (Number.isNaN(value.getTime()) ? 'null' : value.toISOString());
  return '{' + Object.entries(value).map(([name, member]) => JSON.stringify(name) + ':' + describe(member)).join(',') + '}';
}

const context = vm.createContext({});
vm.runInContext(prelude, context);
// A block keeps the names of one script out of the next; a return needs a function around it.
function evaluate(source) {
  let script;
  try {
    script = new vm.Script(`{ ${source}\n }`);
  } catch (error) {
    if (!/Illegal return/.test(error.message)) throw error;
    script = new vm.Script(`(() => { ${source}\n })()`);
  }
  return script.runInContext(context, { timeout: 2000 });
}

const answers = lines.map(line => {
  const source = JSON.parse(line);
  try {
    return describe(evaluate(source));
  } catch (error) {
    return error.name;
  }
});
process.stdout.write(answers.join('\n') + '\n');
