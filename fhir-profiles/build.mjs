// Compiles the profiles: FHIR Shorthand -> generated/, docs/profiles/ and the FHIR package.
// With --check nothing is written; the build fails when the committed files differ.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './tools/compile.mjs';
import { documentation } from './tools/documentation.mjs';
import { fillCache } from './tools/cache.mjs';
import { fhirPackage } from './tools/package.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const GENERATED = join(HERE, 'generated');
const DOCUMENTATION = join(HERE, '..', 'docs', 'profiles');
const DEFINITIONS = new Set([
  'CodeSystem', 'ConceptMap', 'Measure', 'NamingSystem', 'OperationDefinition', 'SearchParameter', 'StructureDefinition', 'ValueSet',
]);

const isDefinition = (resource) => DEFINITIONS.has(resource.resourceType);
const fileName = (resource) => `${resource.resourceType}-${resource.id}.json`;
const inOrder = (first, second) => (fileName(first) < fileName(second) ? -1 : 1);
const text = (json) => JSON.stringify(json, null, 2) + '\n';

function withoutSnapshot({ snapshot, ...resource }) {
  return resource;
}

function write(folder, resources) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'examples'), { recursive: true });
  for (const resource of resources) {
    const subfolder = isDefinition(resource) ? '' : 'examples';
    writeFileSync(join(folder, subfolder, fileName(resource)), text(withoutSnapshot(resource)));
  }
}

function writePages(folder, pages) {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, page] of pages) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), page);
  }
}

function files(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

function differences(built, committed) {
  const names = new Set([...files(built), ...files(committed)]);
  const content = (folder, name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null);
  return [...names].filter((name) => content(built, name) !== content(committed, name)).sort();
}

const checking = process.argv.includes('--check');
const work = checking ? mkdtempSync(join(tmpdir(), 'doorstep-profiles-')) : join(HERE, 'build');
const cache = join(HERE, 'cache');
const readJson = (...path) => JSON.parse(readFileSync(join(HERE, ...path), 'utf8'));

fillCache(join(HERE, 'tools'), cache);
const resources = compile(HERE, join(work, 'sushi'), cache).sort(inOrder);
const definitions = resources.filter(isDefinition);
const examples = resources.filter((resource) => !isDefinition(resource));

write(join(work, 'generated'), resources);
writePages(join(work, 'docs'), documentation(definitions.map(withoutSnapshot), {
  examples,
  kinds: readJson('kinds.json'),
  broken: readJson('bad-examples.json'),
  searches: readJson('searches.json'),
  conversations: join(HERE, 'operations'),
}));
writeFileSync(join(work, 'package.tgz'), fhirPackage(readJson('package.json'), definitions, examples));

if (checking) {
  const stale = [
    ...differences(join(work, 'generated'), GENERATED).map((name) => join('generated', name)),
    ...differences(join(work, 'docs'), DOCUMENTATION).map((name) => join('docs', 'profiles', name)),
  ];
  rmSync(work, { recursive: true, force: true });
  if (stale.length > 0) {
    console.error('Run "npm run build" and commit what changes. Not up to date:\n  ' + stale.join('\n  '));
    process.exit(1);
  }
} else {
  rmSync(GENERATED, { recursive: true, force: true });
  cpSync(join(work, 'generated'), GENERATED, { recursive: true });
  rmSync(DOCUMENTATION, { recursive: true, force: true });
  cpSync(join(work, 'docs'), DOCUMENTATION, { recursive: true });
}
console.log(`${definitions.length} definitions, ${examples.length} examples${checking ? ', all up to date' : ''}`);
