namespace Workflow.Tests.Expressions;

/// <summary>What random expressions are made of, by the kind of value that they are meant to have.</summary>
/// <remarks>
/// In a pattern {n} is a number, {t} a text, {b} a truth value, {l} a list, {o} an object, {d} a date, {a} anything, {i} a small whole number, {f} a function
/// of an item and its place, {s} a replacer of texts. Left out is what ECMAScript leaves to the implementation: the order of a sort whose comparer contradicts
/// itself, dates that are not in ISO form, the last digits of roots and powers, local times of before 1911 (offsets with seconds), and texts or lists so long that only memory decides.
/// </remarks>
internal static class RandomVocabulary
{
    public const string Kinds = "ntblodan";

    /// <summary>Values chosen for their awkward conversions.</summary>
    public static readonly Dictionary<char, string[]> Leaves = new()
    {
        ['n'] =
        [
            "0", "-0", "1", "2", "3", "-1", "7", "10", "0.1", "0.5", "1.5", "-2.5", "1e21", "1e-7", "123456789", "4294967296", "9007199254740993", "NaN", "Infinity",
            "-Infinity", "0x1F", "0b101", "0o17", "1_000", ".5", "1e3", "255", "-7", "1.005", "99.995", "Math.PI", "Number.MAX_SAFE_INTEGER", "Number.EPSILON",
        ],
        ['t'] =
        [
            "''", "'0'", "'1'", "' 12 '", "'abc'", "'Hồ sơ'", "'a,b,c'", "'1e3'", "'0x1f'", "'ĐẤT'", "'true'", "'null'", "'😀x'", "'a'", "'b'", "\"it's\"", "'\\u0041\\x42\\n'",
            "'\\u{1F600}'", "`q\\`${1}`", "'length'", "'-5.5px'", "'  \\t'", "'aXbXc'", "'e\\u0301'", "'\\ud800'", "'[1,{\"a\":2}]'", "'{\"a\":[1,null]}'", "'ß'", "'ΑΣ'",
        ],
        ['b'] = ["true", "false"],
        ['l'] =
        [
            "[]", "[1, 2, 3]", "['b', 'a', 'c']", "[0]", "[[1, 2], [3]]", "[null, undefined, 1]", "[3, '1', null]", "[10, 9, 1]", "[NaN, -0]", "['x', 'x', 'y']", "[true, {}]",
            "[{ a: 1 }, { a: 2 }]", "[[1, [2, [3, [4]]]]]", "['10', '10', '10']", "[['k', 1], ['m', 2]]",
        ],
        ['o'] =
        [
            "({})", "({ a: 1 })", "({ a: { b: [1, 2] }, c: 'x' })", "({ valueOf: () => 7 })", "({ toString: () => 't' })", "({ length: 2 })", "({ b: 1, a: 2, 10: 3, 9: 4 })",
            "({ a: undefined, b: null })", "({ toJSON: k => 'J' + k })", "({ a: [], 'b c': {} })", "({ length: 2, 0: 'p', 1: 'q' })", "({ valueOf: () => ({}), toString: () => '5' })",
        ],
        ['d'] =
        [
            "new Date(0)", "new Date(NaN)", "new Date(1e12)", "new Date(951782400000)", "new Date(1709164799999)", "new Date(8.64e15)", "new Date()", "new Date(2026, 10, 23, 10, 30)",
            "new Date('2026-11-23')", "new Date('2024-02-29T23:59:59.999Z')", "new Date('2026-11-23T10:30')", "new Date('2026-11-23T10:30:00+07:00')", "new Date(2026, 0, 31)",
        ],
        ['a'] = ["null", "undefined", "null", "undefined", "parseInt", "(x => x)", "((x, y = 1, ...z) => y)"],
    };

    public static readonly Dictionary<char, string[]> Patterns = new()
    {
        ['n'] =
        [
            "{n} + {n}", "{n} - {n}", "{n} * {n}", "{n} / {n}", "{n} % {n}", "{i} ** 2", "- {n}", "+ {a}", "{a} - {a}", "{a} * {n}", "{b} ? {n} : {n}", "{t}.length", "{l}.length",
            "{t}.indexOf({t})", "{t}.indexOf({t}, {i})", "{t}.lastIndexOf({t}, {i})", "{t}.charCodeAt({i})", "{t}.codePointAt({i})", "{l}.indexOf({a})", "{l}.indexOf({a}, {i})",
            "{l}.lastIndexOf({a})", "{l}.lastIndexOf({a}, {i})", "{l}.findIndex({f})", "{l}.findLastIndex({f})", "{l}.push({a}, {a})", "{l}.unshift({a})", "Number({a})", "parseInt({a})",
            "parseInt({t}, {i})", "parseFloat({a})", "Number.parseFloat({t})", "Math.max({n}, {a})", "Math.min({n}, {n}, {n})", "Math.max(...{l})", "Math.round({n})", "Math.floor({n})",
            "Math.ceil({n})", "Math.trunc({a})", "Math.abs({a})", "Math.sign({n})", "Math.fround({n})", "Math.sqrt({n})", "Date.UTC(2024, {i}, {i})", "Date.UTC({i} + 80, {i})",
            "Date.parse({d}.toISOString())", "{d} - {d}", "+ {d}", "{d}.getTime()", "{d}.getFullYear()", "{d}.getMonth()", "{d}.getDate()", "{d}.getDay()", "{d}.getHours()", "{d}.getMinutes()",
            "{d}.getSeconds()", "{d}.getMilliseconds()", "{d}.getUTCDate()", "{d}.getUTCDay()", "{d}.getUTCHours()", "{d}.getTimezoneOffset()", "{d}.valueOf()", "{d}.setMonth({i}, {i})",
            "{d}.setDate({i} * 40)", "{d}.setHours({i}, {i})", "{d}.setFullYear(2000 + {i}, {i}, {i})", "{d}.setUTCMinutes({i} * 99)", "{d}.setTime({i} * 86400001)", "{f}.length", "{l}.reduce((a, b) => a + b, 0)",
            "Object.keys({a}).length", "{n}.valueOf()", "[...{t}].length", "Date.now()",
        ],
        ['t'] =
        [
            "{t} + {a}", "{a} + {t}", "`${{a}}`", "`số ${{n}}-${{t}}\\n`", "`${`${{t}}!`}`", "{b} ? {t} : {t}", "typeof {a}", "String({a})", "{t}.at({i})", "{t}.charAt({i})", "{t}[{i}]",
            "{t}?.[{i}]", "{t}.concat({a}, {t})", "{t}.padEnd({i}, {t})", "{t}.padStart({i})", "{t}.padStart({i}, {a})", "{t}.replace({t}, {t})", "{t}.replace({t}, {s})",
            "{t}.replaceAll({t}, {s})", "{t}.replaceAll({t}, '<$&>')", "{t}.replace({t}, '[$`|$\\'|$$]')", "{t}.slice({i})", "{t}.slice({i}, {i})", "{t}.substring({i}, {i})", "{t}.substr({i}, {i})",
            "{t}.toLowerCase()", "{t}.toUpperCase()", "{t}.trim()", "{t}.trimStart()", "{t}.trimEnd()", "{t}.normalize('NFD')", "{t}.normalize()", "{t}.repeat({i})", "{t}.toString()",
            "{t}.toWellFormed()", "{n}.toFixed({i})", "{n}.toFixed(2)", "{n}.toString()", "{n}.toString(2)", "{n}.toString(16)", "{n}.toPrecision({i})", "{n}.toExponential({i})",
            "{n}.toExponential()", "{l}.join({t})", "{l}.join()", "{l}.toString()", "JSON.stringify({a})", "JSON.stringify({o}, null, {i})", "JSON.stringify({l}, null, '--')",
            "JSON.stringify({o}, ['a', 'b', 1])", "JSON.stringify({a}, (k, v) => typeof v === 'number' ? v + 1 : v)", "JSON.stringify({a}, (k, v) => k === 'a' ? undefined : v)",
            "{d}.toISOString()", "{d}.toJSON()", "{d}.toString()", "{d}.toUTCString()", "{d}.toDateString()", "{d}.toTimeString()", "{d} + {a}", "String.fromCharCode({i} + 65, {n})",
            "String.fromCodePoint({i} + 128512)", "{o}.toString()", "{t}.split({t}).join({t})", "[...{t}].reverse().join('')", "{l}.map(String).join({t})", "String({f})",
            "Math.log({n}).toPrecision(10)", "Math.cbrt({n}).toPrecision(10)", "Math.hypot({n}, {n}).toPrecision(10)", "({n} ** {n}).toPrecision(10)", "Math.pow({n}, {i}).toPrecision(10)",
            "Math.atan2({n}, {n}).toPrecision(10)", "Math.exp({i}).toPrecision(10)", "Math.sin({i}).toPrecision(10)",
        ],
        ['b'] =
        [
            "{n} < {n}", "{n} <= {a}", "{a} > {n}", "{t} >= {t}", "{t} < {a}", "{d} < {d}", "{a} == {a}", "{a} != {a}", "{a} === {a}", "{a} !== {a}", "{n} == {t}", "{b} == {a}", "{o} == {t}",
            "{l} == {t}", "!{a}", "!{b}", "{b} && {b}", "{b} || {b}", "{t}.includes({t})", "{t}.includes({t}, {i})", "{t}.startsWith({t}, {i})", "{t}.endsWith({t})", "{t}.endsWith({t}, {i})",
            "{t}.isWellFormed()", "{l}.includes({a})", "{l}.includes({a}, {i})", "{l}.some({f})", "{l}.every({f})", "Array.isArray({a})", "isNaN({a})", "isFinite({a})", "Number.isInteger({a})",
            "Number.isNaN({a})", "Number.isFinite({a})", "Number.isSafeInteger({n})", "Object.is({a}, {a})", "Object.hasOwn({o}, {t})", "{o}.hasOwnProperty('a')", "{t} in {o}", "'a' in {o}", "{i} in {l}",
            "'length' in {l}", "Boolean({a})", "typeof {a} === typeof {a}", "typeof nobody === 'undefined'", "{a} in {a}",
        ],
        ['l'] =
        [
            "[{a}, {a}]", "[{a}, ...{l}]", "[...{t}, {a}]", "[...{l}, ...{l}]", "{l}.concat({a}, {l})", "{l}.filter({f})", "{l}.map({f})", "{l}.map(Number)", "{l}.map(String)", "{l}.map(parseInt)",
            "{l}.filter(Boolean)", "{l}.flat({i})", "{l}.flat()", "{l}.flatMap({f})", "{l}.slice({i}, {i})", "{l}.slice({i})", "{l}.sort()", "{l}.sort((a, b) => (+a || 0) - (+b || 0))", "{l}.toSorted()",
            "{l}.reverse()", "{l}.toReversed()", "{l}.splice({i}, {i}, {a})", "{l}.splice({i})", "{l}.toSpliced({i}, {i}, {a})", "{l}.with({i}, {a})", "{l}.fill({a}, {i}, {i})", "{l}.fill({a})",
            "Object.keys({a})", "Object.values({o})", "Object.entries({o})", "Object.entries({l})", "{t}.split({t})", "{t}.split({t}, {i})", "{t}.split('')", "Array.from({a})", "Array.from({l}, {f})",
            "Array.from({ length: {i} }, {f})", "Array.of({a}, {a})", "JSON.parse('[1, {\"a\": null}]')", "{b} ? {l} : {l}", "(a => [a.pop(), a.shift(), a])({l})", "(a => { a.push({a}); return a; })({l})",
            "(a => [a.splice({i}, {i}), a])({l})", "(d => [d.setUTCDate({i}), d])({d})", "(d => [d.setHours({i}), d])({d})", "Object.entries({o}).map(([k, v]) => k + v)", "(([p, , q = {a}, ...r]) => [p, q, r])({l})",
            "((a, b = {a}, ...c) => [a, b, c])({a}, {a}, ...{l})", "{l}.reduceRight((a, b) => [a, b], {l})", "{l}.reduce((a, x, i) => [...a, x, i], [])", "{l}.map((x, i, all) => all.length + i)",
        ],
        ['o'] =
        [
            "({ k: {a}, m: {a} })", "({ ...{o}, a: {a} })", "({ a: {n}, ...{a} })", "({ [{t}]: {a}, [{n}]: {a} })", "Object.fromEntries({l}.map((x, i) => [i + 'k', x]))", "Object.fromEntries(Object.entries({o}))",
            "Object.assign({}, {a}, {o})", "JSON.parse(JSON.stringify({o}))", "{b} ? {o} : {o}", "(({ a, ...rest }) => ({ rest, a }))({o})", "({ 'x y': {a}, 1: {a}, a: {t} })", "{o}.valueOf()",
        ],
        ['d'] = ["new Date(Math.abs({n}))", "new Date(Number({d}))", "new Date(2026, {i}, {i})", "new Date(2026, {i}, {i}, {i}, {i}, {i}, {i})", "new Date({d}.getTime() + {i} * 86400000)", "new Date({d}.toISOString())"],
        ['a'] =
        [
            "{o}.a", "{o}['a']", "{o}?.a?.b", "{o}.a?.b.c", "{o}[{t}]", "{a}?.a", "{a}?.[{a}]", "{l}[{i}]", "{l}?.[{i}]", "{l}.at({i})", "{l}.find({f})", "{l}.findLast({f})", "{l}.pop()", "{l}.shift()",
            "{l}.forEach({f})", "{l}.reduce((a, b) => a + b)", "{l}.reduceRight((a, b) => [a, b])", "{l}.reduce({f})", "{a} ?? {a}", "{a} || {a}", "{a} && {a}", "{a} ?? {n}", "{b} ? {a} : {a}",
            "{b} ? {a} : {b} ? {a} : {a}", "(x => {a})({a})", "(({ a, b = {a} }) => [a, b])({o})", "JSON.parse({t})", "JSON.parse(JSON.stringify({a}))", "{a} + {a}", "{a}[{a}]", "{f}({a}, {i})",
            "{o}.missing()", "{o}.missing?.()", "({ m: {f} }).m({a}, {i})", "{a}.toString()", "{a}.length", "{f}.name", "{n}.a", "(({ a: { b } }) => b)({o})", "null ?? {a}", "undefined?.a.b.c[{a}]",
        ],
    };
}
