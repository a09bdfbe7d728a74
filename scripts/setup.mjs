// Makes a clone ready to run: dependencies, the generated parser, the bundles in dist/. What is up to date is left alone.
//   node scripts/setup.mjs [script.ts arguments…]
// A script that is named runs afterwards, with the Node that the dependencies brought: a shell that has run `node` once
// keeps using that one, so `node setup && node script` would run the script with the Node of the machine.
// Plain JavaScript without dependencies, for Node 18 and later: nothing else is there yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamps = path.join(root, 'node_modules', '.cache', 'tenantry');
const bin = path.join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
const required = [22, 13];

/** What is made from what, in order. Folders count with everything in them but what was generated. */
const products = [
  {
    name: 'parser',
    says: 'Generating the parser',
    inputs: ['package-lock.json', 'language/langium-config.json', 'language/grammar'],
    outputs: ['ast.ts', 'grammar.ts', 'module.ts'].map(file => `language/generated/${file}`),
    run: ['node_modules/langium-cli/bin/langium.js', 'generate', '--file', 'language/langium-config.json'],
  },
  {
    name: 'bundles',
    says: 'Building',
    inputs: ['package-lock.json', 'scripts/build.ts', 'scripts/bundles.ts', 'language', 'deploy', 'sandbox', 'rehearsal', 'server', 'cli', 'client'],
    outputs: ['extension.cjs', 'extension-browser.js', 'server.cjs', 'server-browser.js', 'engine.cjs', 'cli.mjs', 'preview.js', 'preview.css'].map(
      file => `dist/${file}`,
    ),
    run: ['scripts/build.ts'],
  },
];

// npm must not run on a Node that it is about to replace.
if (!installed())
  say('Installing the dependencies', () =>
    run(
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      environment(others => others),
    ),
  );
const node = nodeOfScripts();
for (const product of products) {
  const stamp = path.join(stamps, product.name);
  const now = digest(product.inputs);
  if (product.outputs.every(output => existsSync(path.join(root, output))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue;
  say(product.says, () => run(node, product.run, process.env));
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, now);
}
const [script, ...rest] = process.argv.slice(2);
if (script) start(script, rest);

/** Whether npm's own record of node_modules holds every package of the lock file; optional ones depend on the machine. */
function installed() {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, { version, optional, devOptional }]) => !place || optional || devOptional || present[place]?.version === version,
  );
}

/** The Node that npm scripts find first: the one among the dependencies, else the one that runs this. */
function nodeOfScripts() {
  const own = path.join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  const found = existsSync(own) ? own : process.execPath;
  const version = spawnSync(found, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim();
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  if (major > required[0] || (major === required[0] && minor >= required[1])) return found;
  fail(
    `Node ${required.join('.')} or newer is needed; ${found} is ${version || 'not able to run here'}.\n` +
      'The package "node" brings one by its install script. Where install scripts are switched off, run: npm rebuild node --ignore-scripts=false',
  );
}

/** One digest over the names and contents of files and folders. */
function digest(inputs) {
  const hash = createHash('sha256');
  const add = file =>
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  const walk = folder => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory() && entry.name !== 'generated') walk(`${folder}/${entry.name}`);
      else if (entry.isFile()) add(`${folder}/${entry.name}`);
    }
  };
  for (const input of inputs) {
    if (path.extname(input)) add(input);
    else if (existsSync(path.join(root, input))) walk(input);
  }
  return hash.digest('hex');
}

function say(what, work) {
  const started = Date.now();
  process.stdout.write(`${what} … `);
  work();
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function run(command, args, env) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: windows && command === 'npm',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return;
  fail(`failed\n> ${[path.basename(command), ...args].join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}`);
}

/** The environment with other search paths for programs, made from the present ones without those of node_modules. */
function environment(paths) {
  const name = Object.keys(process.env).find(key => key.toUpperCase() === 'PATH') ?? 'PATH';
  const others = (process.env[name] ?? '').split(path.delimiter).filter(folder => path.resolve(folder) !== bin);
  return { ...process.env, [name]: paths(others).join(path.delimiter) };
}

function start(file, args) {
  const child = spawn(node, [path.resolve(root, file), ...args], { cwd: root, stdio: 'inherit', env: environment(others => [bin, ...others]) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', error => fail(error.message));
  child.on('exit', code => process.exit(code ?? 1));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
