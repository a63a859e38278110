// The R4 core package for SUSHI. It comes from Maven Central, inside HAPI's validation resources,
// because the FHIR package registry may be out of reach.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function fillCache(tools, cache) {
  const sources = [join(tools, 'pom.xml'), join(tools, 'PackageCache.java')];
  const wanted = createHash('sha256').update(sources.map((source) => readFileSync(source, 'utf8')).join('')).digest('hex');
  const stamp = join(cache, 'stamp.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const classPath = join(cache, 'classpath.txt');
  run('mvn', ['-q', '-B', '-f', sources[0], 'dependency:build-classpath', `-Dmdep.outputFile=${classPath}`]);
  const packageFolder = join(cache, '.fhir', 'packages', 'hl7.fhir.r4.core#4.0.1', 'package');
  run('java', ['-cp', readFileSync(classPath, 'utf8').trim(), sources[1], packageFolder]);
  writeFileSync(stamp, wanted);
}

function run(command, options) {
  execFileSync(command, options, { stdio: 'inherit', shell: process.platform === 'win32' });
}
