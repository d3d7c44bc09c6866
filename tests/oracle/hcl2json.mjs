// HashiCorp's HCL parser as a process: requests come in, one line of JSON each, and an answer of one line goes out for
// each.
//
//   {"text": …, "expressions": [text…]}
//   {"error": null or text, "shape": JSON as text or null, "expressions": [JSON as text, or {"error": text} …]}
//
// The parser's own JSON is handed on as text: JavaScript's numbers cannot hold all that HCL's can.
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';

const require = createRequire(import.meta.url);
const {parse} = require('@cdktf/hcl2json');

// The package's own `parse` turns the answer into numbers of JavaScript; beneath it lies what is written in Go. It is
// there once anything has been parsed.
await parse('warm-up.tf', '');
const go = globalThis.__parse_terraform_config_wasm__;

function ask(function_name, text) {
  return new Promise((resolve) => {
    go[function_name]('input.tf', text, (error, answer) => {
      resolve(error ? {error: String(error.message ?? error)} : {answer});
    });
  });
}

for await (const line of createInterface({input: process.stdin})) {
  const {text, expressions} = JSON.parse(line);
  const file = await ask('parse', text);
  const asked = await Promise.all(expressions.map((one) => ask('getExpressionAst', one)));
  console.log(JSON.stringify({
    error: file.error ?? null,
    shape: file.answer ?? null,
    expressions: asked.map((one) => one.answer ?? {error: one.error}),
  }));
}
process.exit(0);
