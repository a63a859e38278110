// Describes the elements of a profile in words.
import { code, lastPart } from '../markdown.mjs';

export function describeElement(element) {
  const value = fixedValue(element);
  const note = element.short && element.min > 0 ? ` – ${element.short}` : '';
  return code(name(element)) + (value ? ` = ${value}` : '') + note;
}

export function onlyInside(element, elements) {
  const optional = elements.find(
    (outer) => outer.sliceName && !(outer.min > 0) && element.id.startsWith(`${outer.id}.`),
  );
  return optional ? ` (if ${code(name(optional))} is there)` : '';
}

// Observation.component:heartRate.code -> component[heartRate].code
export function name(element) {
  return element.id.split('.').slice(1).map((part) => part.replace(/:(.*)$/, '[$1]').replace('[x][', '[')).join('.');
}

export function fixedValue(element) {
  const key = Object.keys(element).find((property) => /^(pattern|fixed)/.test(property));
  if (!key) {
    return '';
  }
  const value = element[key];
  const coding = value.coding?.[0] ?? (value.code ? value : null);
  return coding ? code(`${coding.system}#${coding.code}`) : code(value);
}

export function typesOf(value) {
  return value.type
    .map((type) => type.code + (type.targetProfile ? `(${type.targetProfile.map(lastPart).join(' or ')})` : ''))
    .join(' or ');
}
