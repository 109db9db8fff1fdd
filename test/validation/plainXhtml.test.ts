import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainXhtml } from '../../src/validation/plainXhtml.ts';
import { parse } from '../../src/validation/xhtml.ts';

const inDiv = (inner: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`;
const pieces = fc.constantFrom(
  ...['<p>', '</p>', '<b class="x">', '</b>', '<br/>', '<br />', '<img src="#a" alt=""/>', '<img', '<hr>'],
  ...[
    '<a href="#x">',
    '</a>',
    '<a href="javascript:x">',
    '<p onclick="x">',
    '<p class="a" class="b">',
    '<script>',
  ],
  ...[
    '<p xmlns="http://x">',
    '</div>',
    '<div>',
    'words',
    ' ',
    '&amp;',
    '&nbsp;',
    '&',
    '<',
    '>',
    ']]>',
    ']',
    ']]',
  ],
  ...[
    '<!-- x -->',
    '<![CDATA[x]]>',
    '<?x?>',
    '\u0001',
    '\u0085',
    '\ud800',
    '😀',
    '\ufffe',
    'é',
    '\r\n',
    '<P>',
    '<td colspan=2>',
  ],
  ...[
    '<p title="a<b">',
    '<p title="a&b">',
    "<p title='x'>",
    '<p  id="x"  >',
    '<p title="\u0001">',
    '<xml:p>',
    '<p bad="x">',
  ],
);

describe('XHTML that is taken as sound at a glance', () => {
  it('is sound to a parser, whatever it is made of', () => {
    const made = fc.array(pieces, { maxLength: 8 }).map((parts) => inDiv(parts.join('')));
    const any = fc.oneof(
      made,
      fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }).map(inDiv),
    );
    let plain = 0;
    fc.assert(
      fc.property(any, (xhtml) => {
        if (!isPlainXhtml(xhtml)) return;
        plain += 1;
        expect(parse(xhtml)).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it.each([
    inDiv('<p>One <b class="x">word</b> &amp; a [link]: <a href="#a">é</a><br/></p>'),
    inDiv('<img src="a.png" alt=""/>'),
    '<div xmlns="http://www.w3.org/1999/xhtml" lang="en">x</div>',
  ])('is such as %s', (xhtml) => {
    expect(isPlainXhtml(xhtml)).toBe(true);
  });

  it.each([
    inDiv(''),
    inDiv(' '),
    inDiv('x</div><div>'),
    `${inDiv('x')} `,
    '<div>x</div>',
    inDiv('<p>x'),
    inDiv('x]]>'),
    inDiv('<p class="a" class="b">x</p>'),
    inDiv('<a href="java&#115;cript:x">x</a>'),
    inDiv('<a href="javascript:x">x</a>'),
    '<div xmlns="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/1999/xhtml">x</div>',
  ])('is not %s', (xhtml) => {
    expect(isPlainXhtml(xhtml)).toBe(false);
  });

  it('is that of every artifact that is shipped', () => {
    const folder = new URL('../../output/aspn-low-back-pain/r4/resources/', import.meta.url);
    const divs = readdirSync(folder).flatMap(
      (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).text?.div ?? [],
    );
    expect(divs.length).toBeGreaterThan(400);
    expect(divs.filter((div) => !isPlainXhtml(div)).map((div) => div.slice(0, 300))).toEqual([]);
  });
});
