import { shortName } from '../import/registry.ts';
import { type ReadableSchema, readableSchema } from '../import/schema.ts';
import { type LinkSettings, readableSecrets } from '../import/secrets.ts';
import type { SyncSchemaNode } from '../resources/sync-schema.ts';
import type { SyncSecretsNode } from '../resources/sync-secrets.ts';
import { type Drifted, type Form, type Forms, type Said, say } from './form.ts';

const setting =
  (said: (settings: LinkSettings) => readonly Said[]): Form<SyncSecretsNode> =>
  ({ node, live }) => {
    const configuration = live.configuration(node.link);
    if (!configuration) return 'its configuration could not be read again';
    const settings = readableSecrets(configuration.secrets);
    return typeof settings === 'string' ? settings : said(settings);
  };

const notify = setting(settings => say('notify', settings.notify));
const deletion = setting(({ deletionThreshold: threshold }) =>
  threshold === undefined
    ? say('accidentalDeletionPrevention', 'off')
    : [...say('deletionThreshold', String(threshold)), ...say('accidentalDeletionPrevention')],
);

export const secretsForms: Forms<SyncSecretsNode> = {
  SyncAll: setting(settings => say('scope', settings.scope)),
  'SyncNotificationSettings.Enabled': notify,
  'SyncNotificationSettings.Recipients': notify,
  'SyncNotificationSettings.DeleteThresholdEnabled': deletion,
  'SyncNotificationSettings.DeleteThresholdValue': deletion,
  // Follows from the scope.
  job: () => [],
};

const schema =
  (said: (schema: ReadableSchema, drifted: Drifted<SyncSchemaNode>) => ReturnType<Form>): Form<SyncSchemaNode> =>
  drifted => {
    const {
      node: { link },
      live,
    } = drifted;
    const found = live.configuration(link)?.schema;
    if (!found) return 'its mappings could not be read again';
    const read = readableSchema(found, { key: link.key, source: link.source, target: link.target, registry: live.names });
    return typeof read === 'string' ? read : said(read, drifted);
  };

export const schemaForms: Forms<SyncSchemaNode> = {
  flowTypes: schema(({ actions }) => say('actions', actions)),
  scope: schema(({ filter }) => say('filter', filter?.text, filter?.needs)),
  attributeMappings: schema(({ rows, omitted }, { node, change, live }) => {
    const attribute = change.path.slice('attributeMappings.'.length);
    const target = live.names.of('extension', node.link.target, attribute)?.symbol ?? shortName(attribute);
    const why = omitted.find(({ what }) => what.toLowerCase() === `the mapping of ${attribute}`.toLowerCase())?.why;
    if (why !== undefined) return `its mapping of ${target} cannot be said: ${why}`;
    const row = rows.find(({ key }) => key.endsWith(`/${attribute.toLowerCase()}`));
    return [
      { want: { type: 'row', target: row?.target ?? target, ...(row ? { line: `${row.target} <- ${row.value}` } : {}) }, ...(row ? { needs: row.needs } : {}) },
    ];
  }),
  // Follows from the mapping that needs the attribute.
  directories: () => [],
};
