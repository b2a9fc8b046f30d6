import type { ProblemCode } from '@sheaf/contracts/problems';
import { Faults } from '@sheaf/core';
import { pointerTo } from '../pointer.js';
import type { Suspect } from './scan.js';
import { type MemberTree, stepBy, top } from './unique-members.js';
import { type Step, stepName, walk } from './walk.js';

/**
 * Gives each suspect of a well-formed text its JSON Pointer and, where a tree is given, finds the members that stand twice in its objects; in the
 * order of the text.
 */
export function locate(bytes: Uint8Array, suspects: readonly Suspect[], suspectCount: number, unique: MemberTree | undefined): Faults {
  const faults = new Faults();
  let next = 0;
  // By depth, for the objects that are open: the node of the tree, and the names seen where they must differ.
  const nodes: number[] = [];
  const names: (Set<string> | undefined)[] = [];

  const check = (at: number, path: readonly Step[]): void => {
    for (let suspect = suspects[next]; suspect?.at === at; suspect = suspects[++next]) {
      const found = suspect;
      faults.add(() => ({ code: found.code, pointer: pointerOf(bytes, path), detail: rule(bytes, found) }));
    }
  };
  walk(bytes, {
    value(at, path) {
      check(at, path);
      if (unique === undefined) return;
      const depth = path.length;
      const node = depth === 0 ? top : stepBy(unique, nodes[depth - 1]!, () => stepName(bytes, path[depth - 1]!));
      nodes[depth] = node;
      names[depth] = unique.unique[node] === true ? new Set() : undefined;
    },
    name(at, path) {
      check(at, path);
      const seen = names[path.length - 1];
      if (seen === undefined) return;
      const name = stepName(bytes, path.at(-1)!);
      if (seen.has(name))
        faults.add(() => ({
          code: 'duplicate-member',
          pointer: pointerOf(bytes, path),
          detail: 'In this object a name stands only once.',
        }));
      seen.add(name);
    },
  });
  faults.count += suspectCount - suspects.length;
  return faults;
}

const rules: Partial<Record<ProblemCode, string>> = {
  'invalid-encoding': 'An escape names a whole character, not half of a surrogate pair.',
  'forbidden-member': 'No member is named __proto__, nor prototype inside constructor.',
};

function rule(bytes: Uint8Array, { code, at }: Suspect): string {
  if (code !== 'inexact-number') return rules[code]!;
  const [text = ''] =
    /^[-+.\deE]+/.exec(Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(bytes.length - at, 41)).toString('latin1')) ?? [];
  const shown = text.length > 40 ? 'one of more than 40 characters arrived' : `${text} would become ${Number(text)}`;
  return `A number is one that a double holds; ${shown}.`;
}

function pointerOf(bytes: Uint8Array, path: readonly Step[]): string {
  let pointer = '';
  for (const step of path) {
    const longer = pointerTo(pointer, stepName(bytes, step));
    // A name too long to show: the pointer ends at its object.
    if (longer === pointer) break;
    pointer = longer;
  }
  return pointer;
}
