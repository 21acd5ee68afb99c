// Evaluates one script a line (a JSON string) as ECMAScript does, and answers one description a line: value, error name, or "problem"
// where the script cannot be compiled.
'use strict';
const vm = require('vm');
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(line => line);
const instant = Date.UTC(2026, 10, 23, 3, 30, 0, 250);
const mostDepth = 64;

// The stimulus's instant is now, and a date's text ends before the name of the zone, which ECMAScript leaves open.
const prelude = `
  {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...parts) { parts.length ? super(...parts) : super(${instant}); }
      static now() { return ${instant}; }
      toString() { return super.toString().replace(/ \\(.*\\)$/, ''); }
      toTimeString() { return super.toTimeString().replace(/ \\(.*\\)$/, ''); }
    };
  }`;

function describe(value, depth = 0) {
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'function';
  if (depth > mostDepth) throw { name: 'ScriptTooDeep' };
  if (Array.isArray(value)) return '[' + Array.from(value, item => describe(item, depth + 1)).join(',') + ']';
  if (Object.prototype.toString.call(value) === '[object Date]') return 'date ' + (Number.isNaN(value.getTime()) ? 'null' : value.toISOString());
  return '{' + Object.entries(value).map(([name, member]) => JSON.stringify(name) + ':' + describe(member, depth + 1)).join(',') + '}';
}

const context = vm.createContext({});
vm.runInContext(prelude, context);

// A block keeps the names of one script out of the next; a return needs a function around it.
function compile(source) {
  try {
    return new vm.Script(`{ ${source}\n }`);
  } catch (error) {
    if (!/Illegal return/.test(error.message)) return null;
  }
  try {
    return new vm.Script(`(() => { ${source}\n })()`);
  } catch {
    return null;
  }
}

function answer(source) {
  const script = compile(source);
  if (!script) return 'problem';
  try {
    const value = script.runInContext(context);
    return typeof value === 'function' ? 'ScriptOutsideSubset' : describe(value);
  } catch (error) {
    return error.name;
  }
}

process.stdout.write(lines.map(line => answer(JSON.parse(line))).join('\n') + '\n');
