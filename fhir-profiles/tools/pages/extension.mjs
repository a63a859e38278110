// The page of an extension: where it stands, what it holds, and one as it stands in an example.
import { find, linkTo } from '../examples.mjs';
import { code, json, page, table } from '../markdown.mjs';
import { typesOf } from './elements.mjs';

export function extensionPage(extension, { link, profiles, examples }) {
  const used = profiles.filter((profile) =>
    profile.differential.element.some((element) => element.type?.some((type) => type.profile?.includes(extension.url))));
  return page(extension, [
    extension.description,
    table(['', ''], [
      ['Extension', code(extension.url)],
      ['On', extension.context.map((context) => code(context.expression)).join(', ')],
      ['Value', valueOf(extension)],
      ['In', used.map((profile) => link(profile.url)).join(', ') || 'any resource of the type'],
    ]),
    ...bindings(extension, link),
    ...exampleOf(extension, examples),
  ]);
}

export function valueOf(extension) {
  const elements = extension.differential.element;
  const parts = elements.filter((element) => element.path === 'Extension.extension' && element.sliceName);
  if (parts.length === 0) {
    return typesOf(elements.find((element) => element.id === 'Extension.value[x]'));
  }
  return parts
    .map((part) => {
      const value = elements.find((element) => element.id === `${part.id}.value[x]`);
      const note = part.short ? `: ${part.short}` : '';
      return `${code(part.sliceName)}${part.min > 0 ? ' (required)' : ''}, ${typesOf(value)}${note}`;
    })
    .join('<br>');
}

function bindings(extension, link) {
  return extension.differential.element
    .filter((element) => element.binding?.valueSet)
    .map((element) => `Codes: ${link(element.binding.valueSet)} (${element.binding.strength}).`);
}

function exampleOf(extension, examples) {
  const found = find(examples, (value) => value.url === extension.url);
  return !found ? [] : ['## Example', `In ${linkTo(found.example)}:`, json({ extension: [found.value] })];
}
