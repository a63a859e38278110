// The page of a search parameter: what it finds, and a search that finds a shipped example.
import { fileOf } from '../examples.mjs';
import { OWN, code, page, table } from '../markdown.mjs';

export function searchParameterPage(parameter, { examples, searches }) {
  const search = searches[parameter.id];
  const example = examples.find((one) => `${one.resourceType}/${one.id}` === search?.finds);
  return page({ title: `${parameter.base[0]}?${parameter.code}` }, [
    `${parameter.description}.`,
    table(['', ''], [
      ['Search parameter', code(parameter.url)],
      ['Resource', parameter.base.join(', ')],
      ['Name', code(parameter.code)],
      ['Type', parameter.type],
      ['Looks at', code(parameter.expression.replaceAll(OWN, '…/'))],
    ]),
    ...(example
      ? ['## Example', '```http\nGET /fhir/' + search.search + '\n```', `finds [${search.finds}](${fileOf(example)}).`]
      : []),
  ]);
}
