// The page of a profile: what it asks for, its rules, an example that keeps them and one that breaks each.
import { exampleOf, linkTo, shown } from '../examples.mjs';
import { code, json, lastPart, list, page, table } from '../markdown.mjs';
import { describeElement, fixedValue, name, onlyInside } from './elements.mjs';
import { condition } from './kinds.mjs';

export function profilePage(profile, { link, kinds, examples, broken }) {
  const elements = profile.differential.element;
  const rules = elements.flatMap((element) => element.constraint ?? []);
  const required = elements.filter((element) => element.min > 0 && element.path.includes('.'));
  const fixed = elements.filter((element) => fixedValue(element) && !(element.min > 0));
  const bound = elements.filter((element) => element.binding?.valueSet);
  const extensions = elements.filter((element) => element.sliceName && /(^|\.)extension$/.test(element.path));
  const supported = elements.filter((element) => element.mustSupport && element.path.includes('.') && !element.sliceName);
  return page(profile, [
    profile.description,
    table(['', ''], [
      ['Profile', code(profile.url)],
      ['Resource', `[${profile.type}](http://hl7.org/fhir/R4/${profile.type.toLowerCase()}.html)`],
      ['Based on', profile.baseDefinition.startsWith('http://hl7.org/') ? code(lastPart(profile.baseDefinition)) : link(profile.baseDefinition)],
      ['Applies', applies(profile, kinds)],
    ]),
    ...list('Required', required.map((element) => describeElement(element) + onlyInside(element, elements))),
    ...list('Fixed values', fixed.map(describeElement)),
    ...list('Codes', bound.map((element) => `${code(name(element))}: ${link(element.binding.valueSet)} (${element.binding.strength})`)),
    ...list('Extensions', extensions.map((element) => link(element.type[0].profile[0]))),
    ...supportedElements(supported),
    ...rulesTable(rules, examples, broken),
    ...exampleOfProfile(profile, examples),
  ]);
}

function applies(profile, kinds) {
  const implied = kinds.filter((kind) => kind.profile === profile.id);
  if (implied.length === 0) {
    return 'only to a resource that claims it in `meta.profile`';
  }
  return 'by itself: ' + implied.map((kind) => `when ${condition(kind)}`).join('; or ').replace('when always', 'always');
}

function supportedElements(elements) {
  if (elements.length === 0) {
    return [];
  }
  return [`The server stores, returns and indexes, so send when you have it: ${elements.map((element) => code(name(element))).join(', ')}.`];
}

function rulesTable(rules, examples, broken) {
  if (rules.length === 0) {
    return [];
  }
  const rows = rules.map((rule) => [code(rule.key), rule.severity, rule.human, breaking(rule, examples, broken)]);
  return ['## Rules', table(['Rule', 'Severity', 'What it says', 'Broken by'], rows)];
}

function breaking(rule, examples, broken) {
  return examples
    .filter((example) => broken[`${example.resourceType}/${example.id}`] === rule.key)
    .map(linkTo)
    .join(', ');
}

function exampleOfProfile(profile, examples) {
  const example = exampleOf(profile, examples);
  if (!example) {
    return [];
  }
  const { value, whole } = shown(example);
  return [
    '## Example',
    whole ? linkTo(example) : `${linkTo(example)}, here without some items of long lists and the ends of long texts.`,
    json(value),
  ];
}
