// Writes the pages of docs/profiles/ from the compiled definitions, the examples and the table of kinds.
import { hasPage, isExtension, linker, ofType, path } from './markdown.mjs';
import { conceptMapPage } from './pages/concept-map.mjs';
import { extensionPage } from './pages/extension.mjs';
import { indexPage } from './pages/index.mjs';
import { operationPage } from './pages/operation.mjs';
import { profilePage } from './pages/profile.mjs';
import { searchParameterPage } from './pages/search-parameter.mjs';
import { codeSystemPage, valueSetPage } from './pages/terms.mjs';

const PAGES = {
  CodeSystem: codeSystemPage,
  ValueSet: valueSetPage,
  ConceptMap: conceptMapPage,
  OperationDefinition: operationPage,
  SearchParameter: searchParameterPage,
  StructureDefinition: (structure, known) => (isExtension(structure) ? extensionPage : profilePage)(structure, known),
};

/** A map from the name of each page to its text. */
export function documentation(definitions, sources) {
  const structures = ofType(definitions, 'StructureDefinition');
  const known = {
    ...sources,
    definitions,
    structures,
    link: linker(definitions),
    profiles: structures.filter((structure) => !isExtension(structure)),
    extensions: structures.filter(isExtension),
    valueSets: ofType(definitions, 'ValueSet'),
  };
  const pages = definitions.filter(hasPage).map((definition) => [path(definition), PAGES[definition.resourceType](definition, known)]);
  return new Map([['README.md', indexPage(definitions, known)], ...pages]);
}
