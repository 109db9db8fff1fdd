import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameUuid } from '../../../src/cases/hooks/nameUuid.ts';

it('gives the UUID that others give of the same url', () => {
  // As uuid.uuid5(uuid.NAMESPACE_URL, url) of Python gives them.
  expect(nameUuid('https://www.example.com/')).toBe('3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559');
  expect(nameUuid('urn:ä')).toBe('856b4241-0aba-5938-ba85-0160e56fc11c');
});

it('is a UUID of version 5, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(nameUuid(name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});
