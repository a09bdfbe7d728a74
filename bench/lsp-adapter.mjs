// Describes our language server to a benchmark that lets language servers of many languages do the same editing work.
// The benchmark hands in an abstract model: declarations that each refer to two others and to one of two shared symbols.
// Here a declaration is a group with the package that asks for two other groups, and the shared symbols are catalogs.
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

const declaration = d => `// Declaration ${d.i}, some text for the hover.
group ${d.id} "Declaration ${d.i}" in contoso
package ${d.id}Access "Package ${d.i}" in contoso {
  description: "Work of declaration ${d.i}"
  catalog: ${d.hubRef}
  grants: group ${d.aRef}
  policy "On request" {
    requestors: members of ${d.bRef}
    expires: 30d
  }
}
`;

const first = model => `tenant contoso "Contoso" {
  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"
  domains: "contoso.com"
}
catalog ${model.hub} "Hub" in contoso
catalog ${model.other} "Other" in contoso
`;

const nameOf = index => `m${String(index).padStart(2, '0')}.tenantry`;
const imports = model => model.groups.map((_, index) => `import "./${nameOf(index)}"\n`).join('');

export default {
  id: 'ours',
  name: 'Tenantry',
  version: '0.1.0',
  stack: 'Langium, trees kept per declaration, bundled',
  packages: [],
  command: ({ node }) => ({ command: node, args: [path.join(root, 'dist/server.cjs'), '--stdio'] }),
  languageId: 'tenantry',
  generate: model => ({
    files: model.groups.map((group, index) => ({ name: nameOf(index), text: (index === 0 ? first(model) : '') + group.map(declaration).join('') })),
    extra: model.groups.length > 1 ? [{ name: 'main.tenantry', text: imports(model) }] : [],
  }),
};
