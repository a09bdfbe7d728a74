import { beforeEach, expect, test, vi } from 'vitest';

interface Item {
  [member: string]: unknown;
}
const editor = vi.hoisted(() => ({ items: new Map<string, Item>(), languages: [] as string[] }));

vi.mock('vscode', async original => {
  const item = (id: string): Item => {
    const made: Item = {
      shown: false,
      show: () => void Object.assign(made, { shown: true }),
      hide: () => void Object.assign(made, { shown: false }),
      dispose: () => editor.items.delete(id),
    };
    editor.items.set(id, made);
    return made;
  };
  return {
    ...(await original<typeof import('vscode')>()),
    languages: { createLanguageStatusItem: item },
    window: {
      createStatusBarItem: item,
      get visibleTextEditors() {
        return editor.languages.map(languageId => ({ document: { languageId } }));
      },
      onDidChangeVisibleTextEditors: () => ({ dispose: () => undefined }),
    },
    LanguageStatusSeverity: { Information: 0, Warning: 1, Error: 2 },
    StatusBarAlignment: { Left: 1, Right: 2 },
    ThemeColor: class {
      readonly id: string;
      constructor(id: string) {
        this.id = id;
      }
    },
    EventEmitter: class {
      event = () => ({ dispose: () => undefined });
    },
  };
});

const { StatusItems } = await import('../../client/status.ts');
const item = (id: string) => editor.items.get(`tenantry.${id}`);

beforeEach(() => {
  editor.items.clear();
  editor.languages = ['tenantry'];
});

test('a server that does not run is an error, and can be restarted from there', () => {
  const status = new StatusItems('starting', 'sandbox');
  expect(item('server')).toMatchObject({ busy: true, severity: 0, command: { command: 'tenantry.showLog' } });
  status.showServer('stopped');
  expect(item('server')).toMatchObject({ busy: false, severity: 2, command: { command: 'tenantry.restartServer' } });
});

test('live tenants are a warning wherever the target stands', () => {
  const status = new StatusItems('running', 'sandbox');
  expect(item('targetOfPlans')).toMatchObject({ text: '$(beaker) Sandbox', backgroundColor: undefined, shown: true, command: 'tenantry.selectTarget' });
  expect(item('target')).toMatchObject({ severity: 0, detail: 'starts with the first plan' });
  status.showSandbox({ running: true, url: 'http://127.0.0.1:4000', tenants: [] }, 'sandbox');
  expect(item('target')).toMatchObject({ detail: 'runs at http://127.0.0.1:4000' });
  status.showTarget('live');
  expect(item('targetOfPlans')).toMatchObject({ text: '$(warning) Live tenants', backgroundColor: { id: 'statusBarItem.warningBackground' } });
  expect(item('target')).toMatchObject({ severity: 1, detail: 'Plans and deployments reach real tenants' });
});

test('nothing stands in the bar of a window without topologies', () => {
  editor.languages = ['markdown'];
  const status = new StatusItems('running', 'live');
  expect(item('targetOfPlans')).toMatchObject({ shown: false });
  status.dispose();
  expect(editor.items.size).toBe(0);
});
