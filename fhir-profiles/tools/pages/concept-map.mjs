// The page of a concept map: its codes side by side, and a request with its answer.
import { OWN, code, displayOf, json, page, table } from '../markdown.mjs';

export function conceptMapPage(map, { link, definitions }) {
  const [group] = map.group;
  const first = group.element.find((element) => element.target[0].code);
  const rows = group.element.flatMap((element) => element.target.map((target) => [
    code(element.code),
    displayOf(definitions, group.source, element.code),
    target.code ? code(target.code) : '–',
    target.code ? displayOf(definitions, group.target, target.code) : '',
    target.equivalence,
    target.comment,
  ]));
  return page(map, [
    map.description,
    table(['', ''], [
      ['Concept map', code(map.url)],
      ['From', system(group.source, link)],
      ['To', system(group.target, link)],
      ...(map.copyright ? [['Rights', map.copyright]] : []),
    ]),
    table(['From', '', 'To', '', 'Equivalence', 'Remark'], rows),
    '`wider` and `narrower` speak of the target: *wider* means that the target says less exactly what the source says.',
    '## Example',
    '```http\nGET /fhir/ConceptMap/$translate?url=' + map.url + '&system=' + group.source + '&code=' + first.code + '\n```',
    json(answer(map, group, first)),
  ]);
}

const system = (url, link) => (url.startsWith(OWN) ? link(url) : code(url));

function answer(map, group, element) {
  const [target] = element.target;
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'result', valueBoolean: true },
      {
        name: 'match',
        part: [
          { name: 'equivalence', valueCode: target.equivalence },
          { name: 'concept', valueCoding: { system: group.target, code: target.code } },
          { name: 'source', valueUri: map.url },
        ],
      },
    ],
  };
}
