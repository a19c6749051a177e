// Prints which names the types of `@stripe/stripe-js` have at the places that the arguments tell, as
// { place: { names, deprecated, nullable, shapes, events } }. A place is an exported type and properties below it, such
// as `Appearance.labels`; `()` stands for the first argument of a function. Names are properties, or the
// words of a choice; shapes are the kinds of values of each property; events are what `on` takes.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { API, SignatureKind, TypeFlags } from 'typescript/unstable/sync';

const places = process.argv.slice(2);
const roots = [...new Set(places.map((place) => place.split('.')[0]))];

// A folder of its own, so that tests can run side by side.
const generated = new URL('generated/', import.meta.url).pathname;
mkdirSync(generated, { recursive: true });
const folder = `${mkdtempSync(`${generated}binding-`)}/`;
process.on('exit', () => rmSync(folder, { recursive: true }));
const probe = `${folder}probe.ts`;
writeFileSync(probe, `import * as S from '@stripe/stripe-js';\n${
  roots.map((root, index) => `export type T${index} = S.${root};\n`).join('')}`);
writeFileSync(`${folder}tsconfig.json`, JSON.stringify({
  compilerOptions: {
    strict: true, noEmit: true, skipLibCheck: true, types: [],
    target: 'es2022', lib: ['es2022', 'dom'], module: 'esnext', moduleResolution: 'bundler',
  },
  files: ['probe.ts'],
}));

const api = new API({ cwd: folder });
const snapshot = api.updateSnapshot({ openProjects: [`${folder}tsconfig.json`] });
const { program, checker } = snapshot.getProject(`${folder}tsconfig.json`);
const complaints = program.getSemanticDiagnostics(probe);
assert.deepEqual(complaints.map((complaint) => complaint.text), []);

// The alternatives of a type without `null` and `undefined`; an array counts as what is in it.
const alternatives = (type) => {
  const present = checker.getNonNullableType(type);
  const types = present.isUnionType() ? present.getTypes() : [present];
  return types.flatMap((one) => (checker.isArrayType(one)
    ? alternatives(checker.getTypeArguments(one)[0]) : [one]));
};

const argument = (type) => alternatives(type)
  .flatMap((one) => checker.getSignaturesOfType(one, SignatureKind.Call))
  .map((signature) => checker.getParameterType(signature, 0));

const property = (type, name) => alternatives(type)
  .filter((one) => one.isObjectType() || one.isIntersectionType())
  .map((one) => checker.getPropertyOfType(one, name))
  .filter((symbol) => symbol !== undefined)
  .map((symbol) => checker.getTypeOfSymbol(symbol))
  .filter((found) => alternatives(found).length > 0);

const at = (place) => {
  const [root, ...path] = place.split('.');
  const file = program.getSourceFile(probe);
  const alias = file.statements[1 + roots.indexOf(root)];
  let types = [checker.getTypeFromTypeNode(alias.type)];
  for (const name of path) {
    types = types.flatMap((type) => (name === '()' ? argument(type) : property(type, name)));
    assert.notEqual(types.length, 0, `${place}: there is no \`${name}\``);
  }
  return types.flatMap(alternatives);
};

const properties = (type) => (type.isObjectType() || type.isIntersectionType()
  ? checker.getPropertiesOfType(type) : []);

const names = (type) => (type.isStringLiteralType()
  ? [type.value] : properties(type).map((symbol) => symbol.name));

const deprecated = (type) => properties(type)
  .filter((symbol) => checker.getJsDocTagsOfSymbol(symbol).some((tag) => tag.name === 'deprecated'))
  .map((symbol) => symbol.name);

const shape = (type) => {
  if (checker.isArrayType(type)) return 'array';
  if (type.flags & (TypeFlags.Boolean | TypeFlags.BooleanLiteral)) return 'boolean';
  if (type.flags & (TypeFlags.Number | TypeFlags.NumberLiteral)) return 'number';
  if (type.flags & (TypeFlags.String | TypeFlags.StringLiteral)) return 'string';
  return 'object';
};

const shapes = (type) => properties(type).map((symbol) => {
  const present = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  const types = present.isUnionType() ? present.getTypes() : [present];
  return [symbol.name, types.map(shape)];
});

// The properties that `null` takes back.
const nullable = (type) => properties(type)
  .filter((symbol) => {
    const found = checker.getTypeOfSymbol(symbol);
    return found.isUnionType() && found.getTypes().some((one) => one.flags & TypeFlags.Null);
  })
  .map((symbol) => symbol.name);

const events = (type) => property(type, 'on').flatMap(argument).flatMap(alternatives).flatMap(names);

const sorted = (all) => [...new Set(all)].sort();
const merged = (all) => {
  const byName = {};
  for (const [name, found] of all) byName[name] = sorted([...(byName[name] ?? []), ...found]);
  return byName;
};
const found = Object.fromEntries(places.map((place) => {
  const types = at(place);
  return [place, {
    names: sorted(types.flatMap(names)),
    deprecated: sorted(types.flatMap(deprecated)),
    nullable: sorted(types.flatMap(nullable)),
    shapes: merged(types.flatMap(shapes)),
    events: sorted(types.flatMap((type) => (type.isStringLiteralType() ? [] : events(type)))),
  }];
}));
api.close();
console.log(JSON.stringify(found));
