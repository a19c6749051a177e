// The tree of a widget. It stands from the start, with bones where the form will be, so that nothing
// on the page moves when the form comes.

/** What each of the `elements` adds to the height of a form, in letters, as the style has it. */
const ROOM = { express: 6.25, 'link-': 5.9375, address: 21.3125 };

export function make(tag, name, more, ...children) {
  const node = Object.assign(document.createElement(tag), more);
  if (name) node.className = `cp-${name}`;
  node.append(...children);
  return node;
}

export function tree(elements) {
  const p = (name, more) => make('p', name, more);
  const div = (name, ...children) => make('div', name, {}, ...children);
  const cover = div('cover', div('bone'), div('bone'), div('bone'), div('bone'));
  const mark = div('mark');
  cover.ariaHidden = mark.ariaHidden = 'true';
  const outcome = make('div', 'outcome', { role: 'status' }, mark, p('title'), p('detail'));
  const root = make(
    'form',
    '',
    { noValidate: true },
    div('summary', p('merchant'), p('amount', { ariaLive: 'polite' }), p('description'), p('test')),
    div('fields', cover, div('express'), p('or'), div('contact'), div('element'), div('address')),
    outcome,
    p('alert', { role: 'alert' }),
    make('button', 'button', { type: 'submit', disabled: true }),
    make('a', 'link'),
  );
  root.className = 'cp';
  root.dataset.stage = 'loading';
  // Without its style, which is on its way, it is as high as with it, and looks much the same.
  let height = 9;
  for (const name in ROOM) if (elements?.includes(name)) height += ROOM[name];
  const bars = 'repeating-linear-gradient(#8882 0 2.875em,#0000 0 3.875em) 0 4.75em no-repeat';
  root.style.cssText = `font-size:var(--cp-size,max(1rem,16px));content-visibility:hidden;min-height:calc(var(--cp-form-height,14.75em) + ${height}em);background:${bars}`;
  return root;
}

let places = 0;

/**
 * Puts a tree inside an element. In a shadow tree, Stripe's iframes can not live: there the tree
 * goes below the outermost host, and slots lead it to the element.
 * @returns what takes it away again
 */
export function place(element, root) {
  const slots = [];
  const name = `connect-pay-${(places += 1)}`;
  const slot = () => make('slot', '', { name });
  let inside = element.getRootNode();
  element.replaceChildren(inside instanceof ShadowRoot ? slot() : root);
  while (inside instanceof ShadowRoot) {
    const { host } = inside;
    inside = host.getRootNode();
    const leading = inside instanceof ShadowRoot ? slot() : make('div', '', {}, root);
    leading.slot = name;
    host.append(leading);
    slots.push(leading);
  }
  return () => {
    slots.forEach((leading) => leading.remove());
    element.replaceChildren();
  };
}

/** Dark only where the page is: a dark system does not make a light page dark. */
export function scheme(node) {
  const own = getComputedStyle(node).colorScheme;
  const schemes = own === 'normal' ? (document.querySelector('meta[name=color-scheme]')?.content ?? '') : own;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches || !schemes.includes('light');
  return dark && schemes.includes('dark') ? 'dark' : 'light';
}
