import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { xmlText } from '../../src/cli/xmlText.ts';

it('writes what XML takes as it is, what it reserves by name, and what it cannot write by number', () => {
  expect(xmlText('Käse & <b>"Brot"</b>\n')).toBe('Käse &amp; &lt;b&gt;&quot;Brot&quot;&lt;/b&gt;&#10;');
  expect(xmlText('\u001b[31m\u0000\ufffe\ud83d\ude00\ud83d\u0085')).toBe(
    '[U+001B][31m[U+0000][U+FFFE]\ud83d\ude00[U+D83D][U+0085]',
  );
});

it('is read back by a strict parser, in an attribute and between tags, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii' })), (text) => {
      const read: string[] = [];
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.on('opentag', ({ attributes }) => read.push(String(attributes.a)));
      parser.on('text', (words) => read.push(words));
      parser.write(`<t a="${xmlText(text)}">${xmlText(text)}|</t>`).close();
      const said = text.replaceAll(
        /[^\t\n\r\P{Cc}]|[\p{Cs}\ufffe\uffff]/gu,
        (one) => `[U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
      );
      expect(read).toEqual([said, `${said}|`]);
    }),
  );
});
