import { describe, expect, test } from 'vitest';
import { person } from '../../test/talks';
import { initials, nameOf, roleKey, sitsBeside } from './person';

describe('a name', () => {
  test('is what the link gives', () => expect(nameOf(person('1', { name: 'A. B.', role: 'head' }))).toBe('A. B.'));

  test('is else the seat, else the role, else the identity', () => {
    const unnamed = person('side-a-1', { named: false });
    expect(nameOf({ ...unnamed, seat: 'Minister', role: 'head' })).toBe('Minister');
    expect(nameOf({ ...unnamed, role: 'head' })).toEqual({ key: 'role.head' });
    expect(nameOf({ ...unnamed, role: 'cook' })).toBe('side-a-1');
  });
});

test.each([
  ['Head of delegation', 'H\u200cD'],
  ['Ambassador', 'A'],
  ['رئيس الوفد', 'ر\u200cا'],
  ['代表团', '代'],
  ['𝒜 b', '𝒜\u200cB'],
  ['  ', ''],
])('initials of %j', (name, expected) => expect(initials(name)).toBe(expected));

test('who sits beside the table', () => {
  const beside = (role: string) => sitsBeside(person('1', { role }));
  expect(['head', 'delegate', 'adviser', 'chair', ''].some(beside)).toBe(false);
  expect(['interpreter', 'check-interpreter', 'observer', 'secretary', 'technician', 'press'].every(beside)).toBe(true);
});

test('an unknown role has no name', () => expect(roleKey('cook')).toBeNull());
