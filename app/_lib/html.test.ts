import { describe, expect, it } from 'vitest';
import { Html, html } from './html';

describe('html', () => {
  it('escapes every text, in content and in attributes', () => {
    const text = `<b onclick="x">&'`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;">&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;</p>',
    );
  });

  it('lets other markup and lists of it through, once', () => {
    const items = ['a', '<'].map((one) => html`<li>${one}</li>`);
    expect(html`<ul>${items}</ul>`.markup).toBe('<ul><li>a</li><li>&lt;</li></ul>');
    expect(html`<i>${html`&amp;${'&'}`}</i>`.markup).toBe('<i>&amp;&amp;</i>');
  });

  it('writes numbers, and nothing for what is absent', () => {
    expect(html`${0}${null}${false}${[null, html`x`]}${''}`.markup).toBe('0x');
  });

  it('takes drawings as they are', () => {
    expect(html`${Html.chart('<svg/>')}`.markup).toBe('<svg/>');
  });
});
