// Runs SUSHI without a network and returns the resources that it wrote.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// SUSHI looks for three packages of its own that these profiles do not use.
const HARMLESS = /^warn\s+Failed to load automatically-provided /;

export function compile(project, work, cache) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'input'), { recursive: true });
  cpSync(join(project, 'sushi-config.yaml'), join(work, 'sushi-config.yaml'));
  cpSync(join(project, 'fsh'), join(work, 'input', 'fsh'), { recursive: true });
  const sushi = join(project, 'node_modules', 'fsh-sushi', 'dist', 'app.js');
  const run = spawnSync(process.execPath, [sushi, 'build', work, '--snapshot'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // The package cache is looked for in the home folder; the address keeps SUSHI off the network.
    env: { ...process.env, HOME: cache, USERPROFILE: cache, FPL_REGISTRY: 'http://127.0.0.1:9' },
  });
  const lines = (run.stdout + run.stderr).split(/\r?\n/);
  const faults = lines.filter((line) => /^(error|warn)\s/.test(line) && !HARMLESS.test(line));
  if (run.error || run.status !== 0 || faults.length > 0) {
    console.error(lines.join('\n'));
    throw new Error(run.error?.message ?? `SUSHI reported ${faults.length} errors or warnings`);
  }
  // A bracket at the end of an argument swallows the rules behind it without an error.
  const swallowed = (json) => json.includes('* insert ');
  const output = join(work, 'fsh-generated', 'resources');
  return readdirSync(output)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(output, name), 'utf8'))
    .map((json) => {
      if (swallowed(json)) {
        throw new Error(`SUSHI took a rule for text: ${json.match(/"[^"]*\* insert [^"]*/)[0]}`);
      }
      return JSON.parse(json);
    })
    .map(({ resourceType, id, ...rest }) => ({ resourceType, id, ...rest }));
}
