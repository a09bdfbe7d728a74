/** Writes docs/schemas/*.schema.json from the types that the command line prints. `--check` only compares. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const root = new URL('../', import.meta.url);

/** Schema file by the type it describes. */
const sources: {
  readonly [name: string]: { readonly file: string; readonly type: string /** Refuses members that the type does not have. */; readonly closed?: true };
} = {
  'topology-1.schema.json': { file: 'language/model/topology.ts', type: 'Topology' },
  'plan-1.schema.json': { file: 'deploy/plan/plan.ts', type: 'Plan' },
  'diagram-1.schema.json': { file: 'language/diagram/data.ts', type: 'DiagramData' },
  'connections-1.schema.json': { file: 'deploy/connections/connections-file.ts', type: 'ConnectionsFile', closed: true },
  'faults-1.schema.json': { file: 'sandbox/fault-file.ts', type: 'FaultFile', closed: true },
};

export function schemaText(name: string): string {
  const source = sources[name];
  if (!source) throw new Error(`There is no schema ${name}.`);
  const schema = createGenerator({
    path: fileURLToPath(new URL(source.file, root)),
    tsconfig: fileURLToPath(new URL('scripts/schemas.tsconfig.json', root)),
    type: source.type,
    skipTypeCheck: true,
    topRef: false,
    additionalProperties: !source.closed,
  }).createSchema(source.type);
  return `${JSON.stringify({ $id: `urn:tenantry:schema:${name}`, ...schema }, undefined, 2)}\n`;
}

export const schemaNames: readonly string[] = Object.keys(sources);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(new URL('docs/schemas/', root), { recursive: true });
  for (const name of schemaNames) {
    const file = new URL(`docs/schemas/${name}`, root);
    if (!process.argv.includes('--check')) writeFileSync(file, schemaText(name));
    else if (readFileSync(file, 'utf8') !== schemaText(name)) {
      console.error(`docs/schemas/${name} is not what the types say: run "npm run docs".`);
      process.exitCode = 1;
    }
  }
}
