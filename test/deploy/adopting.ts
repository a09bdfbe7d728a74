import { fileURLToPath, pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { expect } from 'vitest';
import { type Adoption, adopt, driftOf, type Plan } from '../../deploy/index.ts';
import type { Project } from '../../language/index.ts';
import { loadProject } from '../../language/project/load.ts';
import { formatTopology } from '../../language/services/formatting/format.ts';
import type { TenantState } from '../../sandbox/index.ts';
import { DeployWorld, prompt } from './world.ts';

const uri = pathToFileURL(fileURLToPath(new URL('adopted.tenantry', import.meta.url))).href;

export const driftedIn = (plan: Plan): string[] => driftOf(plan).drift.map(({ id }) => id);
const changesOf = (plan: Plan, without: readonly string[]) =>
  new Map(driftOf(plan).drift.flatMap(({ id, state, changes }) => (without.includes(id) ? [] : [[id, { state, changes }] as const])));

/** A topology that was deployed, and whose tenants are changed by others. */
export class Adopting {
  readonly world: DeployWorld;
  readonly project: Project;
  readonly texts: ReadonlyMap<string, string>;

  private constructor(world: DeployWorld, project: Project) {
    this.world = world;
    this.project = project;
    this.texts = new Map(project.documents.map(document => [document.uri.toString(), document.textDocument.getText()]));
  }

  /** @param source `deployed`: what the tenants have, where the text has changed since */
  static async from(source: { readonly text: string; readonly deployed?: string } | { readonly example: string }): Promise<Adopting> {
    const project = 'text' in source ? await load(uri, new Map([[uri, source.text]])) : await load(source.example, new Map());
    expect(project.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const before = 'text' in source && source.deployed !== undefined ? (await load(uri, new Map([[uri, source.deployed]]))).topology : project.topology;
    const first = await DeployWorld.create(before, prompt);
    expect((await first.apply(await first.plan())).outcome).toBe('complete');
    return new Adopting(first, project);
  }

  /** What the sandbox keeps of a tenant. */
  tenant(displayName: string): TenantState {
    const found = Object.values(this.world.sandbox.state().tenants).find(tenant => tenant.displayName === displayName);
    if (!found) throw new Error(`no tenant ${displayName}`);
    return found;
  }

  async adopt(ids?: readonly string[]): Promise<Adoption & { readonly asked: readonly string[]; readonly before: Plan }> {
    const before = await this.world.plan(this.project.topology);
    const asked = ids ?? driftedIn(before);
    expect(asked.length).toBeGreaterThan(0);
    const adoption = await adopt(before, this.project.topology, asked, {
      connections: this.world.connections,
      textOf: of => this.texts.get(of) ?? '',
      readAgain: files => load(this.project.root, new Map([...this.texts, ...files])),
      format: formatTopology,
    });
    return { ...adoption, asked, before };
  }

  /** The law: what was adopted differs no more, everything else is as it was, the files are in the usual form and have no new errors. */
  async adopted(ids?: readonly string[]): Promise<string> {
    const { files, refused, asked, also, before } = await this.adopt(ids);
    expect(refused).toEqual([]);
    expect(files.size).toBeGreaterThan(0);
    for (const [of, text] of files) if (formatTopology(this.texts.get(of) ?? '') === this.texts.get(of)) expect(formatTopology(text)).toBe(text);
    const { topology, problems } = await load(this.project.root, new Map([...this.texts, ...files]));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const after = await this.world.plan(topology);
    expect(after.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(driftedIn(after).filter(id => asked.includes(id))).toEqual([]);
    expect(changesOf(after, [])).toEqual(changesOf(before, [...asked, ...also]));
    return [...files.values()].join('\n');
  }

  async refused(ids?: readonly string[]): Promise<string> {
    const { files, refused } = await this.adopt(ids);
    expect(files.size).toBe(0);
    expect(refused.length).toBeGreaterThan(0);
    return refused.join('\n');
  }
}

const load = (root: string, texts: ReadonlyMap<string, string>): Promise<Project> => loadProject(root, NodeFileSystem.fileSystemProvider(), texts);
