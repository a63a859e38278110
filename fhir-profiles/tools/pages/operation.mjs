// The page of an operation: where it is asked for, what goes in and out, and a request with its answer.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, page, table } from '../markdown.mjs';

export function operationPage(operation, { conversations }) {
  return page(operation, [
    operation.description,
    table(['', ''], [
      ['Operation', code(operation.url)],
      ['Ask', addresses(operation).map(code).join('<br>')],
      ['Changes records', operation.affectsState ? 'yes' : 'no'],
    ]),
    ...parameters(operation, 'in', 'Goes in'),
    ...parameters(operation, 'out', 'Comes out'),
    ...(operation.comment ? [operation.comment] : []),
    ...conversation(operation, conversations),
  ]);
}

export function addresses(operation) {
  const verb = operation.affectsState ? 'POST' : 'GET or POST';
  const types = operation.resource ?? [];
  return [
    ...(operation.system ? [`${verb} /fhir/$${operation.code}`] : []),
    ...(operation.type ? types.map((type) => `${verb} /fhir/${type}/$${operation.code}`) : []),
    ...(operation.instance ? types.map((type) => `${verb} /fhir/${type}/[id]/$${operation.code}`) : []),
  ];
}

function parameters(operation, use, title) {
  const rows = (operation.parameter ?? [])
    .filter((parameter) => parameter.use === use)
    .flatMap((parameter) => [row(parameter, ''), ...(parameter.part ?? []).map((part) => row(part, `${parameter.name}.`))]);
  return rows.length > 0 ? [`## ${title}`, table(['Name', 'Type', 'How often', 'What it is'], rows)] : [];
}

function row(parameter, prefix) {
  return [code(prefix + parameter.name), parameter.type ?? 'parts', `${parameter.min}..${parameter.max}`, parameter.documentation];
}

/** Requests and answers stand in operations/; a test holds them against the definition. */
function conversation(operation, folder) {
  const file = join(folder, `${operation.id}.http`);
  if (!existsSync(file)) {
    return [];
  }
  const [request, answer] = readFileSync(file, 'utf8').trim().split(/\n###\n/);
  const fence = answer.startsWith('{') ? 'json' : 'text';
  return ['## Example', '```http\n' + request + '\n```', '```' + fence + '\n' + answer + '\n```'];
}
