import { boolean, text } from '../values/scalars.ts';
import { placed, property } from './kind.ts';

export const catalog = placed({
  keyword: 'catalog',
  title: 'catalog',
  summary: 'A container of resources and access packages. Its name is unique in the tenant.',
  existing: 'optional',
  snippet: 'catalog ${1:name} "${2:Display name}" in ${3:contoso} {\n  description: "${4:What it holds}"\n}',
  properties: {
    description: property(text, 'Description of the catalog.'),
    external: property(boolean, 'Enabled for external users: people outside the directory can request its packages.', { otherwise: 'false' }),
    published: property(boolean, 'Enabled: its packages can be requested.', { otherwise: 'true' }),
  },
  create: (base, values) => ({ ...base, description: values.description, external: values.external ?? false, published: values.published ?? true }),
});
