// Writes docs/profiles.md from the compiled definitions and the table of kinds.

const LANGUAGES = ['en', 'uk', 'ru', 'fr'];
const OWN = 'https://doorstep.health/fhir/';
const R4 = 'http://hl7.org/fhir/';

export function documentation(definitions, kinds) {
  const structures = ofType(definitions, 'StructureDefinition');
  const extensions = structures.filter((structure) => structure.type === 'Extension');
  const profiles = structures.filter((structure) => structure.type !== 'Extension');
  const codeSystems = ofType(definitions, 'CodeSystem');
  const parts = [
    introduction(),
    section('Which profile applies', kindsTable(kinds)),
    section('Profiles', profiles.map((profile) => describeProfile(profile, kinds)).join('\n\n')),
    section('Extensions', extensionTable(extensions)),
    section('Code systems', codeSystems.filter(isOwn).map(describeCodeSystem).join('\n\n')),
    section('Fragments of other code systems', fragmentTable(codeSystems.filter((system) => !isOwn(system)))),
    section('Value sets', valueSetTable(ofType(definitions, 'ValueSet'))),
    section('Search parameters', searchParameterTable(ofType(definitions, 'SearchParameter'))),
    section('Identifier systems', identifierTable(ofType(definitions, 'NamingSystem'))),
  ];
  return parts.join('\n\n') + '\n';
}

function introduction() {
  return `# Profiles

This page is written by \`npm run build\` in \`fhir-profiles/\`; change the FHIR Shorthand there, not this page.

Doorstep is a FHIR R4 (4.0.1) server. Its definitions have the base \`${OWN}\`. An application need not claim
a profile in \`meta.profile\`: the table below says which one the server applies. A resource of no kind below is held
to plain R4. Vital signs are held to the vital-sign profiles of R4, without additions; oxygen saturation carries
LOINC 2708-6, and 59408-5 may stand beside it.

A rule of severity *error* refuses the resource, a *warning* is only told. "Required" lists what R4 leaves optional or
what must be there inside an element; what is not listed is as free as in R4.`;
}

const ofType = (definitions, type) => definitions.filter((definition) => definition.resourceType === type);
const isOwn = (definition) => definition.url.startsWith(OWN);
const section = (title, body) => `## ${title}\n\n${body}`;
const code = (value) => '`' + value + '`';
const cell = (value) => String(value ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');
const lastPart = (url) => url.split('|')[0].split('/').pop();

function table(headings, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function link(url) {
  const id = lastPart(url);
  return url.startsWith(`${OWN}StructureDefinition/`) ? `[${id}](#${id})` : code(id);
}

function kindsTable(kinds) {
  const introduction = `The server takes the first line that fits, from top to bottom (\`fhir-profiles/kinds.json\`).`;
  const rows = kinds.map((kind) => [kind.type, condition(kind), link(`${OWN}StructureDefinition/${kind.profile}`), kind.why]);
  return `${introduction}\n\n${table(['Resource', 'When', 'Profile', 'Why'], rows)}`;
}

function condition(kind) {
  if (!kind.element) {
    return 'always';
  }
  if (kind.valueSet) {
    return `${code(kind.element)} is in ${code(kind.valueSet)}`;
  }
  const choices = [
    ...(kind.codes ?? []).map(code),
    ...(kind.codePrefixes ?? []).map((prefix) => code(prefix + '…')),
  ];
  const wanted = choices.length > 0 ? choices.join(', ') : 'anything';
  return `${code(kind.element)} is ${wanted} of ${code(kind.system)}`;
}

function describeProfile(profile, kinds) {
  const elements = profile.differential.element;
  const rules = elements.flatMap((element) => element.constraint ?? []);
  const bound = elements.filter((element) => element.binding?.valueSet);
  const implied = kinds.some((kind) => kind.profile === profile.id);
  const lines = [
    `### ${profile.id}`,
    `**${profile.title}** (${profile.type}). ${profile.description}`,
    `Based on ${link(profile.baseDefinition)}. ` +
      (implied ? 'The server applies it by itself.' : 'Applies only to a resource that claims it.'),
  ];
  const required = elements.filter((element) => element.min > 0 && element.path.includes('.'));
  addList(lines, 'Required', required.map((element) => describeElement(element) + onlyInside(element, elements)));
  const fixed = elements.filter((element) => fixedValue(element) && !(element.min > 0));
  addList(lines, 'Fixed values', fixed.map(describeElement));
  addList(lines, 'Bindings', bound.map((element) =>
    `${code(name(element))}: ${code(lastPart(element.binding.valueSet))} (${element.binding.strength})`));
  const extensions = elements.filter((element) => element.sliceName && /(^|\.)extension$/.test(element.path));
  addList(lines, 'Extensions', extensions.map((element) => link(element.type[0].profile[0])));
  if (rules.length > 0) {
    lines.push(table(['Rule', 'Severity', 'What it says'], rules.map((rule) => [code(rule.key), rule.severity, rule.human])));
  }
  return lines.join('\n\n');
}

function addList(lines, title, items) {
  if (items.length > 0) {
    lines.push(`${title}:\n\n${items.map((item) => `- ${item}`).join('\n')}`);
  }
}

function describeElement(element) {
  const value = fixedValue(element);
  const note = element.short && element.min > 0 ? ` – ${element.short}` : '';
  return code(name(element)) + (value ? ` = ${value}` : '') + note;
}

function onlyInside(element, elements) {
  const optional = elements.find(
    (outer) => outer.sliceName && !(outer.min > 0) && element.id.startsWith(`${outer.id}.`),
  );
  return optional ? ` (if ${code(name(optional))} is there)` : '';
}

// Observation.component:heartRate.code -> component[heartRate].code
function name(element) {
  return element.id.split('.').slice(1).map((part) => part.replace(/:(.*)$/, '[$1]').replace('[x][', '[')).join('.');
}

function fixedValue(element) {
  const key = Object.keys(element).find((property) => /^(pattern|fixed)/.test(property));
  if (!key) {
    return '';
  }
  const value = element[key];
  const coding = value.coding?.[0] ?? (value.code ? value : null);
  return coding ? code(`${coding.system}#${coding.code}`) : code(value);
}

function extensionTable(extensions) {
  const rows = extensions.map((extension) => [
    `<a id="${extension.id}"></a>${code(extension.id)}`,
    extension.context.map((context) => context.expression).join(', '),
    valueOf(extension),
    `${extension.title}. ${extension.description}`,
  ]);
  return table(['Extension', 'On', 'Value', 'What it says'], rows);
}

function valueOf(extension) {
  const elements = extension.differential.element;
  const parts = elements.filter((element) => element.path === 'Extension.extension' && element.sliceName);
  if (parts.length === 0) {
    return typesOf(elements.find((element) => element.id === 'Extension.value[x]'));
  }
  return parts
    .map((part) => {
      const value = elements.find((element) => element.id === `${part.id}.value[x]`);
      return `${code(part.sliceName)}${part.min > 0 ? ' (required)' : ''}: ${typesOf(value)}`;
    })
    .join('<br>');
}

function typesOf(value) {
  return value.type
    .map((type) => type.code + (type.targetProfile ? `(${type.targetProfile.map(lastPart).join(' or ')})` : ''))
    .join(' or ');
}

function describeCodeSystem(system) {
  const rows = system.concept.map((concept) => [
    code(concept.code),
    ...LANGUAGES.map((language) => concept.designation.find((designation) => designation.language === language).value),
  ]);
  return `### ${system.id}\n\n${system.title}. ${system.description}\n\n${table(
    ['Code', 'English', 'Українська', 'Русский', 'Français'], rows)}`;
}

function fragmentTable(fragments) {
  const introduction = `The server checks and shows these codes; every other code of the same systems is accepted with a warning.`;
  const rows = fragments.map((fragment) => [code(fragment.url), fragment.concept.length, fragment.description, fragment.copyright]);
  return `${introduction}\n\n${table(['System', 'Codes', 'What it is', 'Rights'], rows)}`;
}

function valueSetTable(valueSets) {
  const rows = valueSets.map((valueSet) => [code(valueSet.id), `${valueSet.title}. ${valueSet.description}`, contentOf(valueSet)]);
  return table(['Value set', 'What it is', 'Content'], rows);
}

function contentOf(valueSet) {
  return valueSet.compose.include
    .map((include) => {
      if (include.valueSet) {
        return `all of ${include.valueSet.map(code).join(', ')}`;
      }
      const concepts = include.concept?.map((concept) => code(concept.code)).join(', ');
      return `${concepts ?? 'all'} of ${code(include.system.startsWith(OWN) ? lastPart(include.system) : include.system)}`;
    })
    .join('; ');
}

function searchParameterTable(parameters) {
  const introduction = `In addition to those of R4, for example \`GET Patient?residence=Location/123\`.`;
  const rows = parameters.map((parameter) => [
    parameter.base.join(', '), code(parameter.code), parameter.type, parameter.description, code(parameter.expression.replaceAll(OWN, '…/')),
  ]);
  return `${introduction}\n\n${table(['Resource', 'Name', 'Type', 'Finds', 'Expression'], rows)}`;
}

function identifierTable(systems) {
  const rows = systems.map((system) => [code(system.uniqueId[0].value), system.description]);
  return table(['System', 'What it is'], rows);
}
