// Finds in the shipped examples what a page can show, and shortens it.

const LONGEST_LIST = 3;
const LONGEST_TEXT = 120;
const LONGEST_SHOWN = 70;

const isGood = (example) => !example.id.startsWith('bad-');

export const fileOf = (example) => `../../../fhir-profiles/generated/examples/${example.resourceType}-${example.id}.json`;
export const linkTo = (example) => `[${example.resourceType}/${example.id}](${fileOf(example)})`;

export function exampleOf(profile, examples) {
  return examples.filter(isGood).find((example) => example.meta?.profile?.includes(profile.url));
}

/** The first value in an example for which a test holds, with the example and the element. */
export function find(examples, test) {
  for (const example of examples.filter(isGood)) {
    const found = search(example, example.resourceType, test);
    if (found) {
      return { example, ...found };
    }
  }
  return null;
}

function search(value, path, test) {
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  if (!Array.isArray(value) && test(value)) {
    return { value, path };
  }
  for (const [name, child] of Object.entries(value)) {
    const found = search(child, Array.isArray(value) ? path : `${path}.${name}`, test);
    if (found) {
      return found;
    }
  }
  return null;
}

/** An example as it is, or with its long lists and texts cut when it would not fit on a page. */
export function shown(example) {
  const fits = JSON.stringify(example, null, 2).split('\n').length <= LONGEST_SHOWN;
  const value = fits ? example : shortened(example);
  return { value, whole: JSON.stringify(value) === JSON.stringify(example) };
}

function shortened(value) {
  if (typeof value === 'string') {
    return value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) + ' …' : value;
  }
  if (Array.isArray(value)) {
    return value.slice(0, LONGEST_LIST).map(shortened);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, shortened(child)]));
  }
  return value;
}
