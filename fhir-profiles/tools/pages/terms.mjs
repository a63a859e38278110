// The pages of code systems and value sets.
import { find, linkTo } from '../examples.mjs';
import { LANGUAGES, OWN, code, displayOf, json, lastPart, list, page, table } from '../markdown.mjs';
import { name } from './elements.mjs';

const IN_FOUR_LANGUAGES = ['Code', 'English', 'Українська', 'Русский', 'Français'];

export function codeSystemPage(system, { link, valueSets, examples }) {
  const own = (system.property ?? []).map((property) => property.code);
  const rows = system.concept.map((concept) => [
    code(concept.code),
    ...words(concept.designation),
    ...own.map((property) => valueOf(concept, property)),
  ]);
  const inside = valueSets.filter((set) => set.compose.include.some((include) => include.system === system.url));
  return page(system, [
    system.description,
    table(['', ''], [
      ['Code system', code(system.url)],
      ['In value sets', inside.map((set) => link(set.url)).join(', ')],
    ]),
    table([...IN_FOUR_LANGUAGES, ...own], rows),
    ...exampleOf(system.url, system.concept.map((concept) => concept.code), examples),
  ]);
}

function words(designations) {
  return LANGUAGES.map((language) => designations.find((designation) => designation.language === language).value);
}

function valueOf(concept, property) {
  const found = (concept.property ?? []).find((one) => one.code === property) ?? {};
  return found[Object.keys(found).find((key) => key.startsWith('value'))];
}

export function valueSetPage(valueSet, { link, structures, examples, definitions }) {
  const bound = structures.flatMap((structure) =>
    structure.differential.element
      .filter((element) => element.binding?.valueSet?.split('|')[0] === valueSet.url)
      .map((element) => `${link(structure.url)}, ${code(name(element))} (${element.binding.strength})`));
  return page(valueSet, [
    valueSet.description,
    table(['', ''], [['Value set', code(valueSet.url)]]),
    ...list('Bound to', bound),
    ...valueSet.compose.include.map((include) => contentOf(include, link, definitions)),
    ...exampleOfSet(valueSet, examples),
  ]);
}

function contentOf(include, link, definitions) {
  if (include.valueSet) {
    return `All of ${include.valueSet.map(link).join(', ')}.`;
  }
  const system = include.system.startsWith(OWN) ? link(include.system) : code(include.system);
  if (!include.concept) {
    return `All of ${system}.`;
  }
  if (include.concept[0].designation) {
    return `Of ${system}:\n\n` + table(IN_FOUR_LANGUAGES, include.concept.map((concept) => [code(concept.code), ...words(concept.designation)]));
  }
  const rows = include.concept.map((concept) => [code(concept.code), displayOf(definitions, include.system, concept.code)]);
  return `Of ${system}:\n\n${table(['Code', 'What it is'], rows)}`;
}

function exampleOfSet(valueSet, examples) {
  for (const include of valueSet.compose.include.filter((one) => one.concept)) {
    const shown = exampleOf(include.system, include.concept.map((concept) => concept.code), examples);
    if (shown.length > 0) {
      return shown;
    }
  }
  return [];
}

/** A coding as it stands in an example, or a code where the element takes no coding. */
function exampleOf(system, codes, examples) {
  const found =
    find(examples, (value) => value.system === system && codes.includes(value.code)) ??
    find(examples, (value) => system.startsWith(OWN) && Object.values(value).some((one) => codes.includes(one)));
  return found ? ['## Example', `In ${linkTo(found.example)}, ${code(found.path)}:`, json(found.value)] : [];
}

export function contentInWords(valueSet) {
  return valueSet.compose.include
    .map((include) => {
      if (include.valueSet) {
        return `all of ${include.valueSet.map(lastPart).map(code).join(', ')}`;
      }
      const system = code(include.system.startsWith(OWN) ? lastPart(include.system) : include.system);
      return include.concept ? `${include.concept.length} of ${system}` : `all of ${system}`;
    })
    .join('; ');
}
