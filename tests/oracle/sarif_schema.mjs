// Holds SARIF logs against the schema of SARIF 2.1.0: `node sarif_schema.mjs FILE…` prints `FILE: where: what` of each
// mistake, and exits with 1 when there is one. The schema is the one that Microsoft's SARIF libraries come with.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv');
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

const ajv = new Ajv({schemaId: 'auto', allErrors: true, format: 'full', meta: false});
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const validate = ajv.compile(schema);

let mistakes = 0;
for (const file of process.argv.slice(2)) {
  if (!validate(JSON.parse(readFileSync(file, 'utf8')))) {
    for (const error of validate.errors) {
      console.log(`${file}: ${error.dataPath || '/'}: ${error.message} ${JSON.stringify(error.params)}`);
      ++mistakes;
    }
  }
}
console.log(`${process.argv.length - 2} logs, ${mistakes} mistakes`);
process.exit(mistakes === 0 ? 0 : 1);
