/** A form of a page as a browser without scripts reads it. */
function readForms(html) {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes, inside]) => {
    const fields = new Map();
    for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
      const type = attribute(tag, 'type') ?? 'text';
      if (['radio', 'checkbox'].includes(type) && !/\schecked\b/.test(tag)) continue;
      const name = attribute(tag, 'name');
      if (name && type !== 'file')
        fields.set(name, attribute(tag, 'value') ?? (type === 'checkbox' ? 'on' : ''));
    }
    for (const [, select, options] of inside.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
      const chosen = /<option\b[^>]*\sselected\b[^>]*>/.exec(options) ?? /<option\b[^>]*>/.exec(options);
      fields.set(attribute(select, 'name'), attribute(chosen?.[0] ?? '', 'value') ?? '');
    }
    return { action: attribute(attributes, 'action'), fields };
  });
}

const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
};

/** Somebody with a browser that keeps cookies and has no scripts. */
export class Person {
  #cookies = new Map();

  /** @param {string} site where they go; another process of the same product knows them, too */
  constructor(site) {
    this.site = site;
  }

  /** The same person on another device, or on another server. */
  at(site) {
    const other = new Person(site);
    other.#cookies = this.#cookies;
    return other;
  }

  async request(path, options = {}) {
    const url = new URL(path, this.site);
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { cookie, origin: new URL(this.site).origin, ...options.headers };
    const response = await fetch(url, { redirect: 'manual', ...options, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    return response;
  }

  /** Opens a page and goes on to where it leads. @returns {Promise<{ path: string, html: string, status: number }>} */
  async open(path, options) {
    let response = await this.request(path, options);
    let at = path;
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 5; hops += 1) {
      at = new URL(response.headers.get('location'), new URL(at, this.site)).href.slice(this.site.length);
      await response.arrayBuffer();
      response = await this.request(at);
    }
    return { path: at, html: await response.text(), status: response.status };
  }

  /**
   * Fills in the form of a page that has these fields, and sends it.
   * @param {string} path
   * @param {Record<string, string>} values
   */
  async send(path, values) {
    const { html } = await this.open(path);
    const form = readForms(html).find(({ fields }) => Object.keys(values).every((name) => fields.has(name)));
    if (!form) throw new Error(`${path} has no form with ${Object.keys(values).join(', ')}.`);
    const body = new FormData();
    for (const [name, value] of form.fields) body.append(name, values[name] ?? value);
    const after = await this.open(form.action || path, { method: 'POST', body });
    if (after.status >= 400) throw new Error(`${path} answered ${after.status}.`);
    return after;
  }
}
