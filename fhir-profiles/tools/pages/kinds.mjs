// Says by what the server tells the kind of a resource.
import { code } from '../markdown.mjs';

export function condition(kind) {
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
