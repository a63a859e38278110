// docs/profiles/README.md: which profile applies, and a list of everything.
import { OWN, code, hasPage, isOwn, ofType, path, table } from '../markdown.mjs';
import { addresses } from './operation.mjs';
import { condition } from './kinds.mjs';
import { contentInWords } from './terms.mjs';

export function indexPage(definitions, { kinds, profiles, extensions }) {
  const byId = new Map(profiles.map((profile) => [profile.id, profile]));
  const codeSystems = ofType(definitions, 'CodeSystem');
  return [
    introduction(),
    section('Which profile applies', `The server takes the first line that fits, from top to bottom (\`fhir-profiles/kinds.json\`).\n\n${table(
      ['Resource', 'When', 'Profile', 'Why'],
      kinds.map((kind) => [kind.type, condition(kind), to(byId.get(kind.profile)), kind.why]))}`),
    section('Profiles', table(['Profile', 'Resource', 'What it is'], inOrder(profiles).map((profile) => [to(profile), profile.type, profile.title]))),
    section('Extensions', table(['Extension', 'On', 'What it says'],
      extensions.map((one) => [to(one), one.context.map((context) => context.expression).join(', '), one.title]))),
    section('Operations', table(['Operation', 'Ask', 'What it does'],
      ofType(definitions, 'OperationDefinition').map((one) => [to(one), addresses(one).map(code).join('<br>'), one.title]))),
    section('Search parameters', `In addition to those of R4.\n\n${table(['Search', 'Type', 'Finds'],
      ofType(definitions, 'SearchParameter').map((one) => [`[${one.base[0]}?${one.code}](${path(one)})`, one.type, one.description]))}`),
    section('Code systems', table(['Code system', 'Codes', 'What it is'],
      codeSystems.filter(isOwn).map((one) => [to(one), one.concept.length, one.title]))),
    section('Fragments of other code systems', `The server checks and shows these codes; every other code of the same systems is accepted with a warning.\n\n${table(
      ['System', 'Codes', 'What it is', 'Rights'],
      codeSystems.filter((one) => !isOwn(one)).map((one) => [code(one.url), one.concept.length, one.description, one.copyright]))}`),
    section('Value sets', table(['Value set', 'What it is', 'Content'],
      ofType(definitions, 'ValueSet').map((one) => [hasPage(one) ? to(one) : code(one.id), one.description, contentInWords(one)]))),
    section('Concept maps', table(['Concept map', 'What it is'], ofType(definitions, 'ConceptMap').map((one) => [to(one), one.title]))),
    section('Identifier systems', table(['System', 'What it is'],
      ofType(definitions, 'NamingSystem').map((one) => [code(one.uniqueId[0].value), one.description]))),
  ].join('\n\n') + '\n';
}

const section = (title, body) => `## ${title}\n\n${body}`;
const to = (definition) => `[${definition.id}](${path(definition)})`;
const inOrder = (profiles) => [...profiles].sort((first, second) => (first.type + first.id < second.type + second.id ? -1 : 1));

function introduction() {
  return `# Profiles

These pages are written by \`npm run build\` in \`fhir-profiles/\`; change the FHIR Shorthand there, not the pages.

Doorstep is a FHIR R4 (4.0.1) server. Its definitions have the base \`${OWN}\`, and the server publishes them:
\`GET /fhir/StructureDefinition/doorstep-ecg\`. An application need not claim a profile in \`meta.profile\`: the table
below says which one the server applies. A resource of no kind below is held to plain R4. Vital signs are held to the
vital-sign profiles of R4, without additions; oxygen saturation carries LOINC 2708-6, and 59408-5 may stand beside it.

A rule of severity *error* refuses the resource, a *warning* is only told. What a page does not ask for is as free as
in R4. All people, places and numbers in the examples are invented.`;
}
