// Small pieces of Markdown that all pages share.

export const OWN = 'https://doorstep.health/fhir/';
export const LANGUAGES = ['en', 'uk', 'ru', 'fr'];

/** One folder for each kind of definition: two kinds may have the same id. */
const FOLDERS = {
  profile: 'profile',
  extension: 'extension',
  CodeSystem: 'code-system',
  ValueSet: 'value-set',
  ConceptMap: 'concept-map',
  OperationDefinition: 'operation',
  SearchParameter: 'search-parameter',
};

export const isExtension = (definition) => definition.type === 'Extension';
export const isOwn = (definition) => definition.url.startsWith(OWN);
export const code = (value) => '`' + value + '`';
export const lastPart = (url) => url.split('|')[0].split('/').pop();
export const ofType = (definitions, type) => definitions.filter((definition) => definition.resourceType === type);

export function path(definition) {
  const kind = definition.resourceType === 'StructureDefinition'
    ? (isExtension(definition) ? 'extension' : 'profile')
    : definition.resourceType;
  return `${FOLDERS[kind]}/${definition.id}.md`;
}

export function table(headings, rows) {
  const cell = (value) => String(value ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

export function list(title, items) {
  return items.length > 0 ? [`${title}:\n\n${items.map((item) => `- ${item}`).join('\n')}`] : [];
}

export const json = (value) => '```json\n' + JSON.stringify(value, null, 2) + '\n```';

export function page(definition, parts) {
  const up = '[Profiles](../README.md)';
  return [`# ${definition.title ?? definition.name}`, up, ...parts].join('\n\n') + '\n';
}

/** The definitions by their addresses, for links from a page in one of the folders. */
export function linker(definitions) {
  const byUrl = new Map(definitions.map((definition) => [definition.url, definition]));
  return (url) => {
    const found = byUrl.get(url.split('|')[0]);
    const definition = found && !hasPage(found) ? wholeSystem(found, byUrl) : found;
    return definition ? `[${found.id}](../${path(definition)})` : code(lastPart(url));
  };
}

/** The code system that a value set without a page of its own is all of. */
function wholeSystem(definition, byUrl) {
  return definition.resourceType === 'ValueSet' ? byUrl.get(definition.compose.include[0].system) : undefined;
}

/** A value set that is one whole code system says nothing more than the page of that. */
export function hasPage(definition) {
  if (['Measure', 'NamingSystem'].includes(definition.resourceType) || !isOwn(definition)) {
    return false;
  }
  if (definition.resourceType !== 'ValueSet') {
    return true;
  }
  return definition.compose.include.length > 1 || Boolean(definition.compose.include[0].concept);
}

/** The name of a code, where one of the definitions has it. */
export function displayOf(definitions, system, conceptCode) {
  const known = definitions.find((definition) => definition.resourceType === 'CodeSystem' && definition.url === system);
  return known?.concept.find((concept) => concept.code === conceptCode)?.display ?? '';
}
