// The FHIR NPM package: a tar file that is the same, byte by byte, for the same sources.
import { gzipSync } from 'node:zlib';

const BLOCK = 512;

export function fhirPackage(manifest, definitions, examples) {
  const named = (resource) => `${resource.resourceType}-${resource.id}.json`;
  const index = (resources) =>
    json({ 'index-version': 2, files: resources.map((resource) => entry(named(resource), resource)) });
  const files = [
    ['package/package.json', json(packageManifest(manifest))],
    ['package/.index.json', index(definitions)],
    ...definitions.map((resource) => [`package/${named(resource)}`, json(resource)]),
    ['package/example/.index.json', index(examples)],
    ...examples.map((resource) => [`package/example/${named(resource)}`, json(resource)]),
  ];
  const blocks = files.flatMap(([name, content]) => tarEntry(name, Buffer.from(content)));
  const zipped = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
  zipped[9] = 255; // the operating system of the builder is of no interest
  return zipped;
}

function packageManifest(manifest) {
  return {
    name: 'health.doorstep.fhir',
    version: manifest.version,
    canonical: 'https://doorstep.health/fhir',
    url: 'https://doorstep.health/fhir',
    title: 'Doorstep profiles',
    description: manifest.description,
    type: 'IG',
    fhirVersions: ['4.0.1'],
    dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
    author: 'Doorstep',
    license: manifest.license,
    directories: { lib: 'package', example: 'example' },
  };
}

function entry(filename, resource) {
  const { resourceType, id, url, version, kind, type } = resource;
  const supplements = resource.supplements;
  const isText = (value) => (typeof value === 'string' ? value : undefined);
  return { filename, resourceType, id, url: isText(url), version: isText(version), kind: isText(kind), type: isText(type), supplements };
}

function json(value) {
  return JSON.stringify(value, null, 2) + '\n';
}

function tarEntry(name, content) {
  const header = Buffer.alloc(BLOCK);
  const octal = (number, length) => number.toString(8).padStart(length - 1, '0') + '\0';
  if (Buffer.byteLength(name) > 100) {
    throw new Error(`Name too long for a plain tar file: ${name}`);
  }
  header.write(name, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.length, 12), 124);
  header.write(octal(0, 12), 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  header.write(octal(header.reduce((sum, byte) => sum + byte, 0), 7) + ' ', 148);
  return [header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
}
